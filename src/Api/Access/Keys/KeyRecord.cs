namespace CoCosNet.Api.Access.Keys;

/// <summary>A key as stored by the server: everything but the secret.</summary>
internal sealed record KeyRecord
{
    /// <summary>Twelve hexadecimal digits; appears in logs.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the secret, as <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Owner of jobs and exemplars; a replacement key has the same owner. Lower-case letters, digits and dashes, at most 64.</summary>
    public required string Owner { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Time from which the key is refused; null means never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The key's own request limit instead of <c>Quotas:Key:RequestsPerMinute</c>.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>A note for people.</summary>
    public string? Note { get; init; }

    public bool IsExpired(DateTimeOffset now) => Expires <= now;
}
