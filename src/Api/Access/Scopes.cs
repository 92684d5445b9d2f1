namespace CoCosNet.Api.Access;

/// <summary>The permissions of callers. None includes another.</summary>
internal static class Scopes
{
    /// <summary>Create, cancel and delete the caller's own data.</summary>
    public const string Translate = "translate";

    /// <summary>Read models and the caller's own jobs, outputs and exemplars.</summary>
    public const string Read = "read";

    /// <summary>Operate the server, for example reload models.</summary>
    public const string Admin = "admin";

    public static readonly IReadOnlyList<string> All = [Translate, Read, Admin];
}
