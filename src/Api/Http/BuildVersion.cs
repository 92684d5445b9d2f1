using System.Reflection;

namespace CoCosNet.Api.Http;

/// <summary>Which build this is.</summary>
internal static class BuildVersion
{
    private static readonly string[] Parts =
        (typeof(BuildVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+', 2);

    /// <summary>The version, such as <c>1.2.3</c>.</summary>
    public static string Number => Parts[0];

    /// <summary>The commit that it was built from; null where the build did not know.</summary>
    public static string? Commit => Parts.ElementAtOrDefault(1);
}
