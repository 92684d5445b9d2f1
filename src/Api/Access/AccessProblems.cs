using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Access;

/// <summary>Problems of requests that are not permitted.</summary>
internal static class AccessProblems
{
    public static readonly ProblemKind KeyMissing = new(401, "key_missing", "The request has no key");

    public static readonly ProblemKind KeyInvalid = new(401, "key_invalid", "The key is not known");

    public static readonly ProblemKind KeyExpired = new(401, "key_expired", "The key has expired");

    public static readonly ProblemKind ScopeMissing = new(403, "scope_missing", "The key may not do this");

    public const string MissingDetail = "This server asks for a key; send it as 'Authorization: Bearer cocosnet_…'.";

    public const string InvalidDetail = "The key is not one of this server's; check that it was copied whole, or ask its owner for a new one.";

    public const string ExpiredDetail = "The key has expired; ask the server's owner for a new one.";

    public static string ScopeDetail(string scope) => $"This needs a key with the scope '{scope}'; ask the server's owner for one.";

    /// <summary>Returns the problems of every operation that needs a scope.</summary>
    public static IReadOnlyList<ProblemExample> Of(string scope) =>
    [
        new(KeyMissing, MissingDetail),
        new(KeyInvalid, InvalidDetail),
        new(KeyExpired, ExpiredDetail),
        new(ScopeMissing, ScopeDetail(scope)),
    ];
}
