using CoCosNet.Model.Features;
using CoCosNet.Model.Layers;

namespace CoCosNet.Model.Architectures;

/// <summary>The numbers that fix a network's shape and arithmetic, as its manifest gives them.</summary>
internal sealed record Architecture
{
    /// <summary>Of <see cref="RefinementChannels"/>.</summary>
    public const int DefaultRefinementChannels = 16;

    /// <summary>L, channels of the semantic map.</summary>
    public required int LabelChannels { get; init; }

    /// <summary>nef of the released code: width of the pyramids and length of matching features.</summary>
    public required int FeatureChannels { get; init; }

    /// <summary>ngf of the released code: width of the generator.</summary>
    public required int GeneratorChannels { get; init; }

    /// <summary>Longer side in pixels that the weights were trained for.</summary>
    public required int Size { get; init; }

    /// <summary>PatchMatch and GRU steps a level.</summary>
    public int Iterations { get; init; } = 5;

    public float Temperature { get; init; } = 0.01f;

    /// <summary>One letter an iteration: <c>h</c> horizontal first, <c>v</c> vertical first.</summary>
    public string PropagationOrder { get; init; } = "hvhvh";

    public MatchingMode Matching { get; init; } = MatchingMode.Released;

    /// <summary>Hidden channels of the pyramids' SPADE layers; 128 in the released code.</summary>
    public int EncoderSpadeChannels { get; init; } = SpadeNorms.ReleasedHiddenChannels;

    /// <summary>Hidden channels of the generator's SPADE layers; 128 in the released code.</summary>
    public int GeneratorSpadeChannels { get; init; } = SpadeNorms.ReleasedHiddenChannels;

    /// <summary>Width of the refinement's ConvGRU in mode <see cref="MatchingMode.Refined"/>.</summary>
    public int RefinementChannels { get; init; } = DefaultRefinementChannels;

    /// <summary>Whether matching features carry class and place beside what was learned (<see cref="FeatureAnchors"/>).</summary>
    public bool Anchors { get; init; }

    /// <summary>Levels, from the coarsest on, whose features are learned; the others match by anchors alone, and the pyramids end where nobody
    /// asks for more. All of them without anchors.</summary>
    public int LearnedLevels { get; init; } = PyramidEncoder.Levels;

    /// <summary>Whether the pyramids look at map and exemplar at half their size. Their levels are then those of matching but for its finest, and
    /// one below the coarsest. With anchors: nothing else would tell pixels of the full size apart.</summary>
    public bool HalfSizePyramids { get; init; }

    /// <summary>For each class those whose look it takes where an exemplar lacks it (<see cref="Features.StandIns"/>); with anchors; or none at all.</summary>
    public IReadOnlyList<IReadOnlyList<int>> StandIns { get; init; } = [];

    /// <summary>What mode <see cref="MatchingMode.Refined"/> does; all of it, but for ablations.</summary>
    public RefinedSteps RefinedSteps { get; init; } = RefinedSteps.All;

    /// <summary>The pyramids' levels that matching asks for, its coarsest first.</summary>
    public Range PyramidLevels => HalfSizePyramids ? 1..(LearnedLevels + 1) : 0..LearnedLevels;

    /// <summary>Whether the generator sees how sure each level's match is.</summary>
    public bool Confidence => Matching == MatchingMode.Refined;

    /// <summary>Channels of the generator's condition: four warps, their confidences where the mode has them, the map.</summary>
    public int ConditionChannels => ((Confidence ? 4 : 3) * PyramidEncoder.Levels) + LabelChannels;
}
