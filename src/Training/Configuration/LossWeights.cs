namespace CoCosNet.Training.Configuration;

/// <summary>What each loss weighs. Every loss is a mean, so that neither batch size nor picture size changes its meaning.</summary>
internal sealed record LossWeights
{
    /// <summary>The warps of all levels look like the truth (the released recipe's warp-self); 3.</summary>
    public double Warp { get; init; } = 3;

    /// <summary>Matches lie in their own class, all levels; 0.5.</summary>
    public double Class { get; init; } = 0.5;

    /// <summary>The exemplar's classes are read without its map; only of an architecture with anchors; 0.3.</summary>
    public double Labels { get; init; } = 0.3;

    /// <summary>Warped pairs: the true place wins, all levels; 0.4.</summary>
    public double Place { get; init; } = 0.4;

    /// <summary>Map and picture of the same have the same features; 0.5.</summary>
    public double Domain { get; init; } = 0.5;

    /// <summary>To the map and back; 1.</summary>
    public double Cycle { get; init; } = 1;

    /// <summary>The GRU's moves against true flow, and by what is sampled there; 0.1.</summary>
    public double Refinement { get; init; } = 0.1;

    /// <summary>Colours of the picture; 6.</summary>
    public double Colors { get; init; } = 6;

    /// <summary>Filter responses in place; 4.</summary>
    public double Structure { get; init; } = 4;

    /// <summary>Strength of filter responses in windows; 8.</summary>
    public double Texture { get; init; } = 8;

    /// <summary>VGG-19's features in place, all layers; with <c>vggWeights</c> only; 1.</summary>
    public double VggFeatures { get; init; } = 1;

    /// <summary>VGG-19's relu4_2, squared; with <c>vggWeights</c> only; 0.01.</summary>
    public double Perceptual { get; init; } = 0.01;

    /// <summary>Contextual loss against the exemplar on VGG-19's features; with <c>vggWeights</c> only; 1.</summary>
    public double Contextual { get; init; } = 1;

    /// <summary>Hinge loss against the discriminator; 0.3.</summary>
    public double Adversarial { get; init; } = 0.3;

    /// <summary>Features of the discriminator; 1.</summary>
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
