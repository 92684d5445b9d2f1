namespace CoCosNet.Contracts.Http;

/// <summary>An exemplar that the server keeps.</summary>
public sealed record ExemplarResponse
{
    /// <summary>What a translation's field <c>exemplarId</c> names: the SHA-256 of what was sent, so the same files have the same id.</summary>
    public required string Id { get; init; }

    /// <summary>What the picture is.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes of all its files.</summary>
    public required long Bytes { get; init; }

    /// <summary>Whether the exemplar's own map came with it.</summary>
    public required bool HasMap { get; init; }

    /// <summary>When it was sent first.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it is kept; every use moves it on.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
