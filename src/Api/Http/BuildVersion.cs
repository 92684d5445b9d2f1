using System.Reflection;

namespace CoCosNet.Api.Http;

/// <summary>Identifies the build.</summary>
internal static class BuildVersion
{
    private static readonly string[] Parts =
        (typeof(BuildVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+', 2);

    /// <summary>The version, for example <c>1.2.3</c>.</summary>
    public static string Number => Parts[0];

    /// <summary>The commit that was built; null if unknown.</summary>
    public static string? Commit => Parts.ElementAtOrDefault(1);
}
