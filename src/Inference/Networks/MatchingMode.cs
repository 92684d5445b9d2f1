namespace CoCosNet.Inference.Networks;

/// <summary>How a model finds its correspondence above the coarsest level.</summary>
internal enum MatchingMode
{
    /// <summary>The released arithmetic, bit for bit as far as float32 allows.</summary>
    Released,

    /// <summary>The coarsest level only, enlarged.</summary>
    Dense,
}
