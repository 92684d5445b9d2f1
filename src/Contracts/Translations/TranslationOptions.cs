namespace CoCosNet.Contracts.Translations;

/// <summary>What the client may choose about a translation.</summary>
public sealed record TranslationOptions
{
    /// <summary>Smallest side of an output.</summary>
    public const int MinimumSide = 128;

    /// <summary>Largest side of an output.</summary>
    public const int MaximumSide = 2048;

    /// <summary>Most pixels that one request may ask about.</summary>
    public const int MaximumProbes = 64;

    /// <summary>Width of the result in pixels: any number from 128 to 2048. Without width and height the result has the map's proportions and
    /// the model's size on its longer side, or more where the shorter one would be less than 128.</summary>
    public int? Width { get; init; }

    /// <summary>Height of the result in pixels, as <see cref="Width"/>. Both are given or neither.</summary>
    public int? Height { get; init; }

    /// <summary>File format of the pictures.</summary>
    public PictureFormat Format { get; init; } = PictureFormat.Png;

    /// <summary>Quality of JPEG and lossy WebP, 1 to 100.</summary>
    public int Quality { get; init; } = 90;

    /// <summary>How exactly label maps have to be drawn.</summary>
    public MapColors MapColors { get; init; } = MapColors.Tolerant;

    /// <summary>What means "unlabelled" in label maps, beside what the model declares: ids (<c>255</c>), colours (<c>#000000</c>), names of
    /// classes, or <c>transparent</c>. Such pixels are painted by their surroundings.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Whether the exemplar's warps at every level are returned too.</summary>
    public bool Warps { get; init; }

    /// <summary>Whether the flow is returned too: where each pixel came from, as colours of a wheel.</summary>
    public bool Flow { get; init; }

    /// <summary>Whether the confidence of the match is returned too.</summary>
    public bool Confidence { get; init; }

    /// <summary>Whether a picture of the correspondence is returned too: map and exemplar with the same colours where they match.</summary>
    public bool Correspondence { get; init; }

    /// <summary>Whether the matches of all pixels are returned too, as numbers.</summary>
    public bool Matches { get; init; }

    /// <summary>Pixels of the result whose origin is returned too; at most <see cref="MaximumProbes"/>.</summary>
    public IReadOnlyList<PixelPosition> Probes { get; init; } = [];

    /// <summary>Whether progress carries the warps of levels as they are matched.</summary>
    public bool Previews { get; init; }
}

/// <summary>File formats of results.</summary>
public enum PictureFormat
{
    Png,
    Webp,
    Jpeg,
}
