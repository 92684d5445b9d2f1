namespace CoCosNet.Contracts.Translations;

/// <summary>A translation's options.</summary>
public sealed record TranslationOptions
{
    /// <summary>Smallest side of an output.</summary>
    public const int MinimumSide = 128;

    /// <summary>Largest side of an output.</summary>
    public const int MaximumSide = 2048;

    /// <summary>The largest number of pixels that one request may probe.</summary>
    public const int MaximumProbes = 64;

    /// <summary>The largest number of labels that two maps may have together with <see cref="OpenLabels"/>.</summary>
    public const int MaximumOpenLabels = 64;

    /// <summary>Most pictures that one request may ask for with <see cref="Variations"/>.</summary>
    public const int MaximumVariations = 16;

    /// <summary>Most exemplars that one request may have.</summary>
    public const int MaximumExemplars = 16;

    /// <summary>Width of the result in pixels: any number from 128 to 2048. Without width and height the result has the map's proportions and
    /// the model's size on its longer side, or more if the shorter side would be less than 128.</summary>
    public int? Width { get; init; }

    /// <summary>Height of the result in pixels, as <see cref="Width"/>. Set both or neither.</summary>
    public int? Height { get; init; }

    /// <summary>File format of the pictures.</summary>
    public PictureFormat Format { get; init; } = PictureFormat.Png;

    /// <summary>Quality of JPEG and lossy WebP, 1 to 100.</summary>
    public int Quality { get; init; } = 90;

    /// <summary>Selects one of the pictures that the same input allows: another seed uses other pieces of the exemplar. Needs a model whose
    /// <see cref="Models.ModelDescription.Seeds"/> is true.</summary>
    public int Seed { get; init; }

    /// <summary>Number of pictures of the same input, 1 to <see cref="MaximumVariations"/>: with <see cref="Seed"/>, the next seed, and so on. Several need a
    /// model whose <see cref="Models.ModelDescription.Seeds"/> is true.</summary>
    public int Variations { get; init; } = 1;

    /// <summary>The axes along which the result repeats without a seam, as a texture of a game or a panorama does. Needs a model whose
    /// <see cref="Models.ModelDescription.Seeds"/> is true, and a map that repeats along them too.</summary>
    public Tiling Tile { get; init; }

    /// <summary>Id of an earlier result (<see cref="TranslationResult.Id"/>) with the same input but for the map. If the server still has it, only what the
    /// changed part of the map changes is computed again; all other pixels keep their colours. Otherwise everything is computed.</summary>
    public string? Continues { get; init; }

    /// <summary>How exact the colours of label maps must be.</summary>
    public MapColors MapColors { get; init; } = MapColors.Tolerant;

    /// <summary>What means "unlabelled" in label maps, in addition to what the model declares: ids (<c>255</c>), colours (<c>#000000</c>), names
    /// of classes, or <c>transparent</c>. Unlabelled pixels are painted like their surroundings.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Whether the labels are the request's own: every id or colour of the map and the exemplar's map is a class, and equal ones match.
    /// Needs a model whose <see cref="Models.ModelDescription.OpenLabels"/> is true, and the exemplar's map.</summary>
    public bool OpenLabels { get; init; }

    /// <summary>What is done with an exemplar that is animated.</summary>
    public Animation Animation { get; init; } = Animation.Refuse;

    /// <summary>The colour that is laid behind an exemplar with transparent pixels, <c>#rrggbb</c>; null leaves such pixels out.</summary>
    public string? Background { get; init; }

    /// <summary>Which of several people of a pose file is drawn, as numbered in its list from 0; null selects the most confident one. Only for maps that are poses.</summary>
    public int? Person { get; init; }

    /// <summary>As <see cref="Person"/>, in the exemplar's map.</summary>
    public int? ExemplarPerson { get; init; }

    /// <summary>Whether to return the exemplar's warps at every level.</summary>
    public bool Warps { get; init; }

    /// <summary>Whether to return the flow: the direction that each pixel came from, as colours of a wheel.</summary>
    public bool Flow { get; init; }

    /// <summary>Whether to return the confidence of the matches.</summary>
    public bool Confidence { get; init; }

    /// <summary>Whether to return a picture of the correspondence: exemplar and result with the same tint where they match.</summary>
    public bool Correspondence { get; init; }

    /// <summary>Whether to return the matches of all pixels as numbers.</summary>
    public bool Matches { get; init; }

    /// <summary>Whether to return the map that the model reads of the exemplar by itself.</summary>
    public bool ExemplarReading { get; init; }

    /// <summary>Pixels of the result whose sources to return; at most <see cref="MaximumProbes"/>.</summary>
    public IReadOnlyList<PixelPosition> Probes { get; init; } = [];

    /// <summary>Whether progress events carry the warp of each level once it is matched.</summary>
    public bool Previews { get; init; }
}

/// <summary>File formats of results.</summary>
public enum PictureFormat
{
    Png,
    Webp,
    Jpeg,

    /// <summary>Of exemplars only; results are never GIFs.</summary>
    Gif,
}
