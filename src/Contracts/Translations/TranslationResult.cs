namespace CoCosNet.Contracts.Translations;

/// <summary>A finished translation.</summary>
public sealed record TranslationResult
{
    public required string Model { get; init; }

    /// <summary>SHA-256 of the model's manifest and weights, as <c>sha256:…</c>.</summary>
    public required string ModelDigest { get; init; }

    public required EncodedPicture Image { get; init; }

    /// <summary>What was made of the map.</summary>
    public MapReading Map { get; init; } = new();

    /// <summary>What was made of the exemplar's map; null where none came.</summary>
    public MapReading? ExemplarMap { get; init; }

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

    /// <summary>Whether what the exemplar needs was kept from an earlier translation.</summary>
    public bool ExemplarCached { get; init; }

    public required StageTimings Timings { get; init; }
}

/// <summary>A picture as a file.</summary>
public sealed record EncodedPicture(PictureFormat Format, int Width, int Height, ReadOnlyMemory<byte> Content)
{
    /// <summary><c>image/png</c>, <c>image/webp</c> or <c>image/jpeg</c>.</summary>
    public string MediaType => Format switch
    {
        PictureFormat.Png => "image/png",
        PictureFormat.Webp => "image/webp",
        PictureFormat.Jpeg => "image/jpeg",
        _ => throw new InvalidOperationException($"Format {Format} has no media type."),
    };
}

/// <summary>The exemplar, warped into the map's layout at one level of the pyramid.</summary>
/// <param name="Level">0 is the coarsest (an eighth of the size), 3 the finest.</param>
/// <param name="Picture">The warp at its level's own size.</param>
public sealed record WarpPicture(int Level, EncodedPicture Picture);

/// <summary>
/// Where every pixel of a result comes from, as a NumPy file (<c>.npy</c>): height × width × places × 3 of uint16. Of each place its
/// column and its row in pixels of the result's size, and its weight in 65535ths; the heaviest first. A pixel with fewer places
/// repeats the first with weight 0.
/// </summary>
/// <param name="Shape">Height, width, places, 3.</param>
/// <param name="Content">The file.</param>
public sealed record EncodedArray(IReadOnlyList<int> Shape, ReadOnlyMemory<byte> Content)
{
    /// <summary>Most places of a pixel that are told.</summary>
    public const int MaximumPlaces = 4;

    /// <summary>NumPy's format has no registered one.</summary>
    public const string MediaType = "application/x-npy";
}

/// <summary>Where a translation's time went.</summary>
/// <param name="Queue">Waiting for a replica.</param>
/// <param name="Decode">Files to tensors.</param>
/// <param name="Features">Feature pyramids of map and exemplar.</param>
/// <param name="Match">Correspondence and warps, all levels.</param>
/// <param name="Generate">The generator, or the blending of a model without one.</param>
/// <param name="Encode">Tensors to files.</param>
public sealed record StageTimings(
    TimeSpan Queue, TimeSpan Decode, TimeSpan Features, TimeSpan Match, TimeSpan Generate, TimeSpan Encode)
{
    public TimeSpan Total => Queue + Decode + Features + Match + Generate + Encode;
}
