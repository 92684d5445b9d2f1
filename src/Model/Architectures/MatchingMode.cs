namespace CoCosNet.Model.Architectures;

/// <summary>How a model finds correspondences at the levels finer than the coarsest.</summary>
internal enum MatchingMode
{
    /// <summary>The released arithmetic, reproduced as exactly as float32 allows.</summary>
    Released,

    /// <summary>The coarsest level only, enlarged.</summary>
    Dense,

    /// <summary>
    /// An improved mode: distinct candidates, single-pixel steps, a trained recurrent ConvGRU, agreement of neighbours, and a confidence.
    /// </summary>
    Refined,
}
