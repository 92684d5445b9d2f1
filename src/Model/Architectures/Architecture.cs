using CoCosNet.Model.Features;
using CoCosNet.Model.Layers;

namespace CoCosNet.Model.Architectures;

/// <summary>The parameters of a network's shape and arithmetic, as given in its manifest.</summary>
internal sealed record Architecture
{
    /// <summary>Default of <see cref="RefinementChannels"/>.</summary>
    public const int DefaultRefinementChannels = 16;

    /// <summary>L, channels of the semantic map.</summary>
    public required int LabelChannels { get; init; }

    /// <summary>nef of the released code: width of the pyramids and length of matching features.</summary>
    public required int FeatureChannels { get; init; }

    /// <summary>ngf of the released code: width of the generator.</summary>
    public required int GeneratorChannels { get; init; }

    /// <summary>Longer side in pixels that the weights were trained for.</summary>
    public required int Size { get; init; }

    /// <summary>PatchMatch and GRU iterations per level.</summary>
    public int Iterations { get; init; } = 5;

    public float Temperature { get; init; } = 0.01f;

    /// <summary>Propagation axes, one letter per iteration: <c>h</c> horizontal first, <c>v</c> vertical first.</summary>
    public string PropagationOrder { get; init; } = "hvhvh";

    public MatchingMode Matching { get; init; } = MatchingMode.Released;

    /// <summary>Hidden channels of the pyramids' SPADE layers; 128 in the released code.</summary>
    public int EncoderSpadeChannels { get; init; } = SpadeNorms.ReleasedHiddenChannels;

    /// <summary>Hidden channels of the generator's SPADE layers; 128 in the released code.</summary>
    public int GeneratorSpadeChannels { get; init; } = SpadeNorms.ReleasedHiddenChannels;

    /// <summary>Width of the refinement's ConvGRU in mode <see cref="MatchingMode.Refined"/>.</summary>
    public int RefinementChannels { get; init; } = DefaultRefinementChannels;

    /// <summary>
    /// Whether matching features include computed anchors (class, surroundings, place) besides learned channels
    /// (<see cref="FeatureAnchors"/>).
    /// </summary>
    public bool Anchors { get; init; }

    /// <summary>
    /// Number of levels, from the coarsest, whose features are learned. The others match by anchors alone, and the pyramids compute no
    /// further levels. Without anchors it is all four.
    /// </summary>
    public int LearnedLevels { get; init; } = PyramidEncoder.Levels;

    /// <summary>
    /// Whether the pyramids work on map and exemplar at half their size. Their levels are then all levels of matching except the finest,
    /// and one below the coarsest. Requires anchors, which are the only features at full size.
    /// </summary>
    public bool HalfSizePyramids { get; init; }

    /// <summary>
    /// For each class, the stand-ins whose look it takes if the exemplar lacks it (<see cref="Features.StandIns"/>). Requires anchors; may
    /// be empty.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> StandIns { get; init; } = [];

    /// <summary>Steps of mode <see cref="MatchingMode.Refined"/>; all, except in ablations.</summary>
    public RefinedSteps RefinedSteps { get; init; } = RefinedSteps.All;

    /// <summary>Levels of the pyramids that matching uses, coarse to fine.</summary>
    public Range PyramidLevels => HalfSizePyramids ? 1..(LearnedLevels + 1) : 0..LearnedLevels;

    /// <summary>Whether the generator receives the confidence of each level's matches.</summary>
    public bool Confidence => Matching == MatchingMode.Refined;

    /// <summary>Channels of the generator's condition: four warps, their confidences if the mode computes them, and the map.</summary>
    public int ConditionChannels => ((Confidence ? 4 : 3) * PyramidEncoder.Levels) + LabelChannels;
}
