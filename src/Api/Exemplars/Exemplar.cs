namespace CoCosNet.Api.Exemplars;

/// <summary>What is known about a kept exemplar.</summary>
internal sealed record Exemplar
{
    /// <summary>Digest of its files.</summary>
    public required string Id { get; init; }

    public required string MediaType { get; init; }

    public required long Bytes { get; init; }

    public required bool HasMap { get; init; }

    /// <summary>Whether the map has a subset file too, as poses in text form have.</summary>
    public required bool HasSubset { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>Whether its files are gone: deleted, expired, or given up for newer ones.</summary>
    public bool Gone { get; init; }
}
