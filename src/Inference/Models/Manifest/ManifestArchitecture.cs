namespace CoCosNet.Inference.Models.Manifest;

/// <summary>The manifest's <c>architecture</c>. <c>analogy</c> does not need the channel numbers.</summary>
internal sealed record ManifestArchitecture
{
    public int? LabelChannels { get; init; }

    public int? FeatureChannels { get; init; }

    public int? GeneratorChannels { get; init; }

    public required int Size { get; init; }

    public int Iterations { get; set; } = 5;

    public float Temperature { get; set; } = 0.01f;

    /// <summary>One letter per iteration, <c>h</c> or <c>v</c>; null alternates, starting with <c>h</c>.</summary>
    public string? PropagationOrder { get; init; }

    /// <summary>Hidden channels of the pyramids' SPADE layers; null means the released code's 128.</summary>
    public int? EncoderSpadeChannels { get; init; }

    /// <summary>Hidden channels of the generator's SPADE layers; null means the released code's 128.</summary>
    public int? GeneratorSpadeChannels { get; init; }

    /// <summary>Channels of the refinement; only for matching <c>refined</c>.</summary>
    public int? RefinementChannels { get; init; }

    /// <summary>Whether features include class and position beside the learned channels; only for kind <c>labels</c> and matching
    /// <c>refined</c>.</summary>
    public bool Anchors { get; set; }

    /// <summary>Number of levels, from the coarsest on, whose features are learned, 1 to 4; null means all four. Fewer than four need
    /// anchors.</summary>
    public int? LearnedLevels { get; init; }

    /// <summary>Whether the pyramids take pictures and maps of half the size; only with fewer than 4 learned levels.</summary>
    public bool HalfSizePyramids { get; set; }

    /// <summary><c>released</c>, <c>dense</c>, <c>refined</c> or <c>analogy</c>.</summary>
    public required string Matching { get; init; }
}
