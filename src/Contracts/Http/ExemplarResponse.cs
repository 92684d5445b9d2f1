namespace CoCosNet.Contracts.Http;

/// <summary>A kept exemplar.</summary>
public sealed record ExemplarResponse
{
    /// <summary>The value for a translation's field <c>exemplarId</c>: the SHA-256 of the files, so that the same files have the same id.</summary>
    public required string Id { get; init; }

    /// <summary>The picture's media type.</summary>
    public required string MediaType { get; init; }

    /// <summary>Total size of its files in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Whether the exemplar's own map was sent with it.</summary>
    public required bool HasMap { get; init; }

    /// <summary>When it was first sent.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it expires; every use extends this.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
