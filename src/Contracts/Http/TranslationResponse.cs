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
}
