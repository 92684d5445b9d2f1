namespace CoCosNet.Model.Architectures;

/// <summary>How a model finds its correspondence above the coarsest level.</summary>
internal enum MatchingMode
{
    /// <summary>The released arithmetic, bit for bit as far as float32 allows.</summary>
    Released,

    /// <summary>The coarsest level only, enlarged.</summary>
    Dense,

    /// <summary>Better than released: distinct candidates, single-pixel steps, a random search, a trained ConvGRU, and a confidence.</summary>
    Refined,
}
