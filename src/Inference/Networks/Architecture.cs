namespace CoCosNet.Inference.Networks;

/// <summary>The numbers that fix a network's shape and arithmetic, as its manifest gives them.</summary>
internal sealed record Architecture
{
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
}
