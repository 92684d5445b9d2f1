namespace CoCosNet.Inference.Synthesis;

/// <summary>What can be tuned of the texture synthesis.</summary>
internal sealed record SynthesisSettings
{
    /// <summary>Classes that a map and its exemplar may have together: a pixel's class is a byte, of which two values are taken.</summary>
    public const int MaximumClasses = LabelledPicture.Unusable;

    /// <summary>Turns of searching and painting at a level up to <see cref="GuidedSide"/>, at least 1.</summary>
    public int Rounds { get; init; } = 4;

    /// <summary>The same at larger levels, which enlarge what is found and mend it.</summary>
    public int FineRounds { get; init; } = 2;

    /// <summary>Longer side, in pixels, of the largest level where the maps have a say and pixels look further than next to their match.</summary>
    public int GuidedSide { get; init; } = 384;

    /// <summary>Of the guides against the colours at a level of 256 pixels; twice as much at half the size, where the layout is decided.</summary>
    public float GuideWeight { get; init; } = 0.25f;

    /// <summary>Squared grey levels that a piece of the exemplar costs when it is used twice as often as it has to be.</summary>
    public float Uniformity { get; init; } = 20f;
}
