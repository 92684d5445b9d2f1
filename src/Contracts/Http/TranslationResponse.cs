using CoCosNet.Contracts.Translations;

namespace CoCosNet.Contracts.Http;

/// <summary>A finished translation as JSON.</summary>
public sealed record TranslationResponse
{
    /// <summary>Id of the model that made the picture.</summary>
    public required string Model { get; init; }

    /// <summary>SHA-256 of that model's manifest and weights, as <c>sha256:…</c>.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>Id of the picture: a later request may name it in `continues`.</summary>
    public string? Id { get; init; }

    /// <summary>What was computed of a picture that continues another one; absent if the request names none.</summary>
    public Repaint? Repaint { get; init; }

    /// <summary>Width of the result in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the result in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Time spent in each stage.</summary>
    public required TimingsResponse Timings { get; init; }

    /// <summary>The result.</summary>
    public required PictureResponse Image { get; init; }

    /// <summary>The pictures of all seeds, the first of which is <see cref="Image"/>; empty unless the request asks for several.</summary>
    public IReadOnlyList<VariationResponse> Variations { get; init; } = [];

    /// <summary>How the server read the map, or the map of the layout: mended pixels, classes found, choices made.</summary>
    public MapReading Map { get; init; } = new();

    /// <summary>How the server read the exemplar's map; absent if the request had none.</summary>
    public MapReading? ExemplarMap { get; init; }

    /// <summary>The exemplar's warps, coarse to fine; empty unless requested.</summary>
    public required IReadOnlyList<WarpResponse> Warps { get; init; }

    /// <summary>The flow as colours: pixels that come from the right are yellow, from the left blue, from above light, from below dark, from the
    /// same place grey. The wheel in the corner is the legend. Absent unless requested.</summary>
    public PictureResponse? Flow { get; init; }

    /// <summary>How far the match of each pixel can be trusted, from dark blue (0) to light yellow (1), with the scale in the corner. Absent
    /// unless requested.</summary>
    public PictureResponse? Confidence { get; init; }

    /// <summary>Exemplar and result side by side: matching pixels have the same tint, and a grid of the exemplar is warped into the result. Absent
    /// unless requested.</summary>
    public PictureResponse? Correspondence { get; init; }

    /// <summary>The source of every pixel as numbers. Absent unless requested.</summary>
    public ArrayResponse? Matches { get; init; }

    /// <summary>The map that the model reads of the exemplar by itself. Absent unless requested.</summary>
    public PictureReadingResponse? ExemplarReading { get; init; }

    /// <summary>The map that the model read of the layout. Absent if the request had a map.</summary>
    public PictureReadingResponse? LayoutReading { get; init; }

    /// <summary>The sources of the requested pixels, in the order of the request; empty unless requested.</summary>
    public required IReadOnlyList<ProbeResponse> Probes { get; init; }
}

/// <summary>A picture in a JSON response.</summary>
/// <param name="MediaType"><c>image/png</c>, <c>image/webp</c> or <c>image/jpeg</c>.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Url">The picture's URL, which an <c>img</c> element can use: a data URI, or the address of the output for a job.</param>
public sealed record PictureResponse(string MediaType, int Width, int Height, string Url);

/// <summary>One of several pictures of the same input.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Picture">The picture.</param>
/// <param name="Differences">For each variation, in order, the share of pixels that come from another place of the exemplar, 0 to 1.</param>
public sealed record VariationResponse(int Seed, PictureResponse Picture, IReadOnlyList<double> Differences);

/// <summary>The exemplar, warped into the map's layout at one level.</summary>
/// <param name="Level">0 is the coarsest (an eighth of the size), 3 the finest.</param>
/// <param name="Picture">The warp at its level's own size.</param>
public sealed record WarpResponse(int Level, PictureResponse Picture);

/// <summary>An array of numbers in a JSON response.</summary>
/// <param name="MediaType"><c>application/x-npy</c>: NumPy's format.</param>
/// <param name="Shape">Height, width, sources of each pixel (at most 4, the heaviest first), and 3 numbers of each: column and row of the
/// exemplar's pixel at the result's size, and its weight in 65535ths. The numbers are uint16, little-endian.</param>
/// <param name="Url">The file's URL: a data URI, or the address of the output for a job.</param>
public sealed record ArrayResponse(string MediaType, IReadOnlyList<int> Shape, string Url);

/// <summary>The sources of one pixel.</summary>
/// <param name="X">Column of the result's pixel, 0 is left.</param>
/// <param name="Y">Row of the result's pixel, 0 is at the top.</param>
/// <param name="Levels">Coarse to fine.</param>
public sealed record ProbeResponse(int X, int Y, IReadOnlyList<ProbeLevelResponse> Levels);

/// <summary>The sources of a pixel at one level.</summary>
/// <param name="Level">0 is the coarsest (an eighth of the size), 3 the finest.</param>
/// <param name="Matches">The exemplar's pixels, the heaviest first; at most 16.</param>
public sealed record ProbeLevelResponse(int Level, IReadOnlyList<ProbeMatchResponse> Matches);

/// <summary>A source: a pixel of the exemplar that contributes to a pixel of the warp.</summary>
/// <param name="X">Its column, in pixels of the result's size.</param>
/// <param name="Y">Its row, in pixels of the result's size.</param>
/// <param name="Weight">Its share of the warp, 0 to 1.</param>
public sealed record ProbeMatchResponse(int X, int Y, double Weight);

/// <summary>Time spent in each stage of a translation, in milliseconds.</summary>
/// <param name="Queue">Waiting for a worker.</param>
/// <param name="Decode">Reading the files.</param>
/// <param name="Features">Features of map and exemplar.</param>
/// <param name="Match">Correspondence and warps, all levels.</param>
/// <param name="Generate">Making the picture.</param>
/// <param name="Encode">Writing the files.</param>
/// <param name="Total">The sum.</param>
public sealed record TimingsResponse(double Queue, double Decode, double Features, double Match, double Generate, double Encode, double Total);

/// <summary>The map that a model reads of a picture.</summary>
/// <param name="Map">A PNG in the colours of the model's classes and in the picture's proportions: valid as `exemplarMap`, or as `map`.</param>
/// <param name="Classes">The classes that were read, the largest first.</param>
public sealed record PictureReadingResponse(PictureResponse Map, IReadOnlyList<ReadClass> Classes);
