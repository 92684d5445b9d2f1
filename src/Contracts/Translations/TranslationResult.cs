namespace CoCosNet.Contracts.Translations;

/// <summary>A finished translation.</summary>
public sealed record TranslationResult
{
    public required string Model { get; init; }

    /// <summary>SHA-256 of the model's manifest and weights, as <c>sha256:…</c>.</summary>
    public required string ModelDigest { get; init; }

    public required EncodedPicture Image { get; init; }

    /// <summary>The warps, coarse to fine; empty unless asked for.</summary>
    public IReadOnlyList<WarpPicture> Warps { get; init; } = [];

    /// <summary>Present if it was asked for.</summary>
    public EncodedPicture? Flow { get; init; }

    /// <summary>Present if it was asked for.</summary>
    public EncodedPicture? Confidence { get; init; }

    /// <summary>Present if it was asked for.</summary>
    public EncodedPicture? Correspondence { get; init; }

    /// <summary>Present if it was asked for.</summary>
    public EncodedArray? Matches { get; init; }

    /// <summary>One for each pixel asked about, in that order.</summary>
    public IReadOnlyList<Probe> Probes { get; init; } = [];

    public required StageTimings Timings { get; init; }
}
