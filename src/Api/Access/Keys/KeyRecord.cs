namespace CoCosNet.Api.Access.Keys;

/// <summary>A key as the server keeps it: everything but the secret.</summary>
internal sealed record KeyRecord
{
    /// <summary>Twelve hexadecimal digits; it stands in logs.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the secret, as <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Whom jobs and exemplars belong to: a key that replaces another has the same owner. Lower-case letters, digits and dashes, at most 64.</summary>
    public required string Owner { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>From when on it is refused; null is never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Its own rate instead of <c>Quotas:Key:RequestsPerMinute</c>.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>For people.</summary>
    public string? Note { get; init; }

    public bool IsExpired(DateTimeOffset now) => Expires <= now;
}
