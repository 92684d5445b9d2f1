namespace CoCosNet.Inference.Synthesis;

/// <summary>Settings of the texture synthesis.</summary>
internal sealed record SynthesisSettings
{
    /// <summary>Most classes that a map and its exemplar may have together: a class is a byte, of which two values are reserved.</summary>
    public const int MaximumClasses = LabelledPicture.Unusable;

    /// <summary>Rounds of searching and painting at a level up to <see cref="GuidedSide"/>, at least 1.</summary>
    public int Rounds { get; init; } = 4;

    /// <summary>Rounds at larger levels, which refine the enlarged field.</summary>
    public int FineRounds { get; init; } = 2;

    /// <summary>Longer side, in pixels, of the largest level that uses the guides and searches beyond the surroundings of a match.</summary>
    public int GuidedSide { get; init; } = 192;

    /// <summary>Weight of the guides relative to the colours at a level of 256 pixels; it doubles at half the size, where the layout is
    /// decided.</summary>
    public float GuideWeight { get; init; } = 0.25f;

    /// <summary>Cost in squared grey levels of a piece of the exemplar that is used twice as often as required.</summary>
    public float Uniformity { get; init; } = 20f;

    /// <summary>Squared grey levels that are added to a patch's variance, by which its difference is divided (<see cref="PatchWeights"/>).</summary>
    public float Noise { get; init; } = 100f;

    /// <summary>Squared grey levels that a pixel costs whose class is as good as unknown (<see cref="SynthesisInput.Doubts"/>).</summary>
    public float DoubtWeight { get; init; } = 300f;

    /// <summary>Whether the light is evened across borders between several exemplars.</summary>
    public bool EvenLight { get; init; } = true;
}
