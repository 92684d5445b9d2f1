namespace CoCosNet.Inference.Models.Manifest;

/// <summary>The manifest's <c>architecture</c>. The channel numbers are not needed for <c>analogy</c>.</summary>
internal sealed record ManifestArchitecture
{
    public int? LabelChannels { get; init; }

    public int? FeatureChannels { get; init; }

    public int? GeneratorChannels { get; init; }

    public required int Size { get; init; }

    public int Iterations { get; set; } = 5;

    public float Temperature { get; set; } = 0.01f;

    /// <summary>One letter an iteration, <c>h</c> or <c>v</c>; null alternates, starting with <c>h</c>.</summary>
    public string? PropagationOrder { get; init; }

    /// <summary>Hidden channels of the pyramids' SPADE layers; null is the released code's 128.</summary>
    public int? EncoderSpadeChannels { get; init; }

    /// <summary>Hidden channels of the generator's SPADE layers; null is the released code's 128.</summary>
    public int? GeneratorSpadeChannels { get; init; }

    /// <summary>Width of the refinement; only of matching <c>refined</c>.</summary>
    public int? RefinementChannels { get; init; }

    /// <summary>Whether features carry class and place beside what was learned; only of kind labels and matching <c>refined</c>.</summary>
    public bool Anchors { get; set; }

    /// <summary>Levels, from the coarsest on, whose features are learned, 1 to 4; null is all four, and fewer need anchors.</summary>
    public int? LearnedLevels { get; init; }

    /// <summary>Whether the pyramids look at half the size; fewer than 4 learned levels only.</summary>
    public bool HalfSizePyramids { get; set; }

    /// <summary><c>released</c>, <c>dense</c>, <c>refined</c> or <c>analogy</c>.</summary>
    public required string Matching { get; init; }
}
