using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Translations;

/// <summary>A finished translation.</summary>
public sealed record TranslationResult
{
    public required string Model { get; init; }

    /// <summary>SHA-256 of the model's manifest and weights, as <c>sha256:…</c>.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>Names the computation of the picture, so that a later request may continue it (<see cref="TranslationOptions.Continues"/>): 64 hexadecimal
    /// digits, equal for equal inputs and equal continued results. Null if only an exemplar's map was read.</summary>
    public string? Id { get; init; }

    /// <summary>What was computed of a picture that continues another one; null if the request names none.</summary>
    public Repaint? Repaint { get; init; }

    public required EncodedPicture Image { get; init; }

    /// <summary>The pictures of all seeds, the first of which is <see cref="Image"/>; empty unless the request asks for several.</summary>
    public IReadOnlyList<Variation> Variations { get; init; } = [];

    /// <summary>How the server read the map.</summary>
    public MapReading Map { get; init; } = new();

    /// <summary>How the server read the exemplar's map; null if the request had none.</summary>
    public MapReading? ExemplarMap { get; init; }

    /// <summary>The warps, coarse to fine; empty unless requested.</summary>
    public IReadOnlyList<WarpPicture> Warps { get; init; } = [];

    /// <summary>Null unless requested.</summary>
    public EncodedPicture? Flow { get; init; }

    /// <summary>Null unless requested.</summary>
    public EncodedPicture? Confidence { get; init; }

    /// <summary>Null unless requested.</summary>
    public EncodedPicture? Correspondence { get; init; }

    /// <summary>Null unless requested.</summary>
    public EncodedArray? Matches { get; init; }

    /// <summary>Null unless requested.</summary>
    public PictureReading? ExemplarReading { get; init; }

    /// <summary>The map that the model read of the layout; null if the request had a map.</summary>
    public PictureReading? LayoutReading { get; init; }

    /// <summary>One for each probed pixel, in the order of the request.</summary>
    public IReadOnlyList<Probe> Probes { get; init; } = [];

    /// <summary>Whether the exemplar's features were cached by an earlier translation.</summary>
    public bool ExemplarCached { get; init; }

    public required StageTimings Timings { get; init; }
}

/// <summary>A picture as a file.</summary>
public sealed record EncodedPicture(PictureFormat Format, int Width, int Height, ReadOnlyMemory<byte> Content)
{
    /// <summary><c>image/png</c>, <c>image/webp</c> or <c>image/jpeg</c>.</summary>
    public string MediaType => Format.MediaType();
}

/// <summary>The exemplar, warped into the map's layout at one level of the pyramid.</summary>
/// <param name="Level">0 is the coarsest (an eighth of the size), 3 the finest.</param>
/// <param name="Picture">The warp at its level's own size.</param>
public sealed record WarpPicture(int Level, EncodedPicture Picture);

/// <summary>
/// The sources of every pixel of a result, as a NumPy file (<c>.npy</c>): height × width × sources × 3 of uint16. Each source has its
/// column and row in pixels of the result's size, and its weight in 65535ths; the heaviest comes first. A pixel with fewer sources
/// repeats the first one with weight 0.
/// </summary>
/// <param name="Shape">Height, width, sources, 3.</param>
/// <param name="Content">The file.</param>
public sealed record EncodedArray(IReadOnlyList<int> Shape, ReadOnlyMemory<byte> Content)
{
    /// <summary>The largest number of sources of a pixel.</summary>
    public const int MaximumPlaces = 4;

    /// <summary>NumPy's format has no registered media type.</summary>
    public const string MediaType = "application/x-npy";
}

/// <summary>Time spent in each stage of a translation.</summary>
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

/// <summary>The map that a model reads of a picture.</summary>
/// <param name="Map">A PNG in the colours of the model's classes and in the picture's proportions: valid as the exemplar's map, or as the map.</param>
/// <param name="Classes">The classes that were read, the largest first.</param>
public sealed record PictureReading(EncodedPicture Map, IReadOnlyList<ReadClass> Classes);

/// <summary>A class that a model reads of a picture.</summary>
/// <param name="Id">The class's id.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Share">Its share of the pixels, 0 to 1.</param>
/// <param name="Confidence">Mean probability that the model gives the class at its pixels, 0 to 1.</param>
public sealed record ReadClass(int Id, string Name, double Share, double Confidence);

/// <summary>One of several pictures of the same input.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Picture">The picture.</param>
/// <param name="Differences">For each variation, in order, the share of pixels that come from another place of the exemplar, 0 to 1.</param>
public sealed record Variation(int Seed, EncodedPicture Picture, IReadOnlyList<double> Differences);

/// <summary>What was computed of a picture that continues another one.</summary>
/// <param name="Scope">Whether a part was computed or everything.</param>
/// <param name="Share">Share of the pixels that were computed, 0 to 1. All others have exactly the colours of the continued picture, before it was written to a file.</param>
/// <param name="Reason">Why everything was computed; null if a part was.</param>
public sealed record Repaint(RepaintScope Scope, double Share, RepaintReason? Reason = null);

/// <summary>Whether a part of a picture was computed or everything.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RepaintScope>))]
public enum RepaintScope
{
    /// <summary>Everything was computed.</summary>
    Whole,

    /// <summary>Only the part was computed that the changed map changes.</summary>
    Local,
}

/// <summary>Why a picture that continues another one was computed from the beginning.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RepaintReason>))]
public enum RepaintReason
{
    /// <summary>The server does not have the named result: it was never made here, or is no longer kept.</summary>
    UnknownResult,

    /// <summary>Model, size, exemplar, the exemplar's map or an option differ from those of the named result.</summary>
    OtherInput,

    /// <summary>A class appears in the map or vanishes from it.</summary>
    OtherClasses,

    /// <summary>More than a third of the picture would have to be computed.</summary>
    LargeChange,

    /// <summary>The request asks for what only the whole computation gives: evidence, a seed, variations, tiling, or several exemplars.</summary>
    Unsupported,
}
