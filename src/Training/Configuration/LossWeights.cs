namespace CoCosNet.Training.Configuration;

/// <summary>The weights of the losses. Every loss is a mean, so it does not depend on batch or picture size.</summary>
internal sealed record LossWeights
{
    /// <summary>Difference between the warps of all levels and the truth (warp-self in the released recipe). Default: 3.</summary>
    public double Warp { get; init; } = 3;

    /// <summary>Class agreement of matches, all levels. Default: 0.5.</summary>
    public double Class { get; init; } = 0.5;

    /// <summary>Classification loss of the class reader; only for architectures with anchors. Default: 0.3.</summary>
    public double Labels { get; init; } = 0.3;

    /// <summary>Cross-entropy of the true place in warped pairs, all levels. Default: 0.4.</summary>
    public double Place { get; init; } = 0.4;

    /// <summary>Equal features of a map and its true picture. Default: 0.5.</summary>
    public double Domain { get; init; } = 0.5;

    /// <summary>Cycle consistency: warping to the map and back. Default: 1.</summary>
    public double Cycle { get; init; } = 1;

    /// <summary>Error of the ConvGRU's estimates against the true flow. Default: 0.1.</summary>
    public double Refinement { get; init; } = 0.1;

    /// <summary>Pixel-wise colour difference. Default: 6.</summary>
    public double Colors { get; init; } = 6;

    /// <summary>Pixel-wise difference of filter responses. Default: 4.</summary>
    public double Structure { get; init; } = 4;

    /// <summary>Difference of filter strength in windows. Default: 8.</summary>
    public double Texture { get; init; } = 8;

    /// <summary>Pixel-wise difference of VGG-19's features, all layers; only with <c>vggWeights</c>. Default: 1.</summary>
    public double VggFeatures { get; init; } = 1;

    /// <summary>Squared difference of VGG-19's relu4_2; only with <c>vggWeights</c>. Default: 0.01.</summary>
    public double Perceptual { get; init; } = 0.01;

    /// <summary>Contextual loss against the exemplar on VGG-19's features; only with <c>vggWeights</c>. Default: 1.</summary>
    public double Contextual { get; init; } = 1;

    /// <summary>Hinge loss against the discriminator. Default: 0.3.</summary>
    public double Adversarial { get; init; } = 0.3;

    /// <summary>Difference of the discriminator's features. Default: 1.</summary>
    public double Features { get; init; } = 1;

    public IEnumerable<string> Problems()
    {
        foreach (var (name, weight) in new[]
        {
            ("warp", Warp), ("class", Class), ("labels", Labels), ("place", Place), ("domain", Domain), ("cycle", Cycle), ("refinement", Refinement),
            ("colors", Colors), ("structure", Structure), ("texture", Texture),
            ("vggFeatures", VggFeatures), ("perceptual", Perceptual), ("contextual", Contextual), ("adversarial", Adversarial), ("features", Features),
        })
        {
            if (!(weight >= 0) || !double.IsFinite(weight))
            {
                yield return FormattableString.Invariant($"losses.{name} is {weight}; it is 0 or more");
            }
        }
    }
}
