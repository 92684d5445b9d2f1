using CoCosNet.Contracts.Translations;

namespace CoCosNet.Contracts.Http;

/// <summary>A finished translation as JSON.</summary>
public sealed record TranslationResponse
{
    /// <summary>Id of the model that made it.</summary>
    public required string Model { get; init; }

    /// <summary>SHA-256 of that model's manifest and weights, as <c>sha256:…</c>.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>Width of the result in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the result in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Where the time went.</summary>
    public required TimingsResponse Timings { get; init; }

    /// <summary>The result.</summary>
    public required PictureResponse Image { get; init; }

    /// <summary>What was made of the map: what was mended, the classes that were found, choices.</summary>
    public MapReading Map { get; init; } = new();

    /// <summary>What was made of the exemplar's map. Absent where none came.</summary>
    public MapReading? ExemplarMap { get; init; }

    /// <summary>The exemplar's warps, coarse to fine; empty unless asked for.</summary>
    public required IReadOnlyList<WarpResponse> Warps { get; init; }

    /// <summary>Where each pixel came from, as the colour of the way there: right yellow, left blue, up light, down dark, none grey;
    /// the wheel in the corner is the legend. Absent unless asked for.</summary>
    public PictureResponse? Flow { get; init; }

    /// <summary>How far the match of each pixel can be trusted, from dark blue (0) to light yellow (1), with the scale in the corner. Absent
    /// unless asked for.</summary>
    public PictureResponse? Confidence { get; init; }

    /// <summary>Exemplar and result side by side, tinted alike where one came from the other, with a grid that is carried along. Absent
    /// unless asked for.</summary>
    public PictureResponse? Correspondence { get; init; }

    /// <summary>Where every pixel came from, as numbers. Absent unless asked for.</summary>
    public ArrayResponse? Matches { get; init; }

    /// <summary>Where the pixels asked about came from, in the order of the request; empty unless asked for.</summary>
    public required IReadOnlyList<ProbeResponse> Probes { get; init; }
}

/// <summary>A picture in a JSON answer.</summary>
/// <param name="MediaType"><c>image/png</c>, <c>image/webp</c> or <c>image/jpeg</c>.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Url">Where the bytes are, good for an <c>img</c> element as it is: a data URI, or in a job the address of its output.</param>
public sealed record PictureResponse(string MediaType, int Width, int Height, string Url);

/// <summary>The exemplar, warped into the map's layout at one level.</summary>
/// <param name="Level">0 is the coarsest (an eighth of the size), 3 the finest.</param>
/// <param name="Picture">The warp at its level's own size.</param>
public sealed record WarpResponse(int Level, PictureResponse Picture);

/// <summary>Numbers in a JSON answer.</summary>
/// <param name="MediaType"><c>application/x-npy</c>: NumPy's format.</param>
/// <param name="Shape">Height, width, places a pixel (the heaviest first, at most 4), and 3: column and row of the exemplar's pixel at the
/// result's size, and its weight in 65535ths. The numbers are uint16, little-endian.</param>
/// <param name="Url">Where the file is: a data URI, or in a job the address of its output.</param>
public sealed record ArrayResponse(string MediaType, IReadOnlyList<int> Shape, string Url);

/// <summary>Where one pixel came from.</summary>
/// <param name="X">Column of the result's pixel, 0 is left.</param>
/// <param name="Y">Row of the result's pixel, 0 is at the top.</param>
/// <param name="Levels">Coarse to fine.</param>
public sealed record ProbeResponse(int X, int Y, IReadOnlyList<ProbeLevelResponse> Levels);

/// <summary>Where a pixel came from at one level.</summary>
/// <param name="Level">0 is the coarsest (an eighth of the size), 3 the finest.</param>
/// <param name="Matches">The exemplar's pixels, the heaviest first; at most 16.</param>
public sealed record ProbeLevelResponse(int Level, IReadOnlyList<ProbeMatchResponse> Matches);

/// <summary>A pixel of the exemplar that a pixel was made from.</summary>
/// <param name="X">Its column, in pixels of the result's size.</param>
/// <param name="Y">Its row, in pixels of the result's size.</param>
/// <param name="Weight">Its share of the warp, 0 to 1.</param>
public sealed record ProbeMatchResponse(int X, int Y, double Weight);

/// <summary>Where a translation's time went, in milliseconds.</summary>
/// <param name="Queue">Waiting for a worker.</param>
/// <param name="Decode">Reading the files.</param>
/// <param name="Features">Features of map and exemplar.</param>
/// <param name="Match">Correspondence and warps, all levels.</param>
/// <param name="Generate">Making the picture.</param>
/// <param name="Encode">Writing the files.</param>
/// <param name="Total">The sum.</param>
public sealed record TimingsResponse(double Queue, double Decode, double Features, double Match, double Generate, double Encode, double Total);
