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
