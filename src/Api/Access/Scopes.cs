namespace CoCosNet.Api.Access;

/// <summary>What a caller may do. None includes another.</summary>
internal static class Scopes
{
    /// <summary>Make, cancel and delete: everything that changes something of the caller's own.</summary>
    public const string Translate = "translate";

    /// <summary>See: models, the caller's own jobs, outputs and exemplars.</summary>
    public const string Read = "read";

    /// <summary>Operate the server: load models anew.</summary>
    public const string Admin = "admin";

    public static readonly IReadOnlyList<string> All = [Translate, Read, Admin];
}
