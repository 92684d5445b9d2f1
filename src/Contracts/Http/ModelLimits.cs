namespace CoCosNet.Contracts.Http;

/// <summary>What a translation may ask for.</summary>
public sealed record ModelLimits
{
    /// <summary>Shortest side of a result in pixels.</summary>
    public required int MinimumSide { get; init; }

    /// <summary>Longest side of a result in pixels.</summary>
    public required int MaximumSide { get; init; }

    /// <summary>Sides divide by this: 1, any number of pixels can be asked for.</summary>
    public required int SideMultiple { get; init; }

    /// <summary>Bytes of one file.</summary>
    public required long MaximumFileBytes { get; init; }

    /// <summary>Bytes of one request.</summary>
    public required long MaximumBodyBytes { get; init; }
}
