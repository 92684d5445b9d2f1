using System.Security.Claims;

namespace CoCosNet.Api.Access;

/// <summary>The sender of a request.</summary>
/// <param name="Owner">The owner of the caller's jobs and exemplars; empty on a server without access control.</param>
/// <param name="Name">The key's id or, for a token, the owner; null for an anonymous caller.</param>
internal sealed record Caller(string Owner, string? Name)
{
    /// <summary>Claim type of the owner.</summary>
    public const string OwnerClaim = "owner";
    public const string NameClaim = "name";
    public const string ScopeClaim = "scope";
    public const string RateClaim = "rate";

    public static readonly Caller Anyone = new("", Name: null);

    /// <summary>The key's own request limit per minute; null if the settings apply.</summary>
    public int? RequestsPerMinute { get; private init; }

    public static Caller Of(HttpContext context) => context.User.FindFirstValue(OwnerClaim) is { } owner
        ? new Caller(owner, context.User.FindFirstValue(NameClaim))
        {
            RequestsPerMinute = int.TryParse(context.User.FindFirstValue(RateClaim), out var rate) ? rate : null,
        }
        : Anyone;

    /// <summary>Creates an identity with these claims.</summary>
    public static ClaimsIdentity Identify(string scheme, string owner, string name, IEnumerable<string> scopes) => new(
        [new Claim(OwnerClaim, owner), new Claim(NameClaim, name), .. scopes.Select(scope => new Claim(ScopeClaim, scope))],
        scheme,
        NameClaim,
        roleType: null);
}
