namespace CoCosNet.Training.Configuration;

/// <summary>The optimiser: Adam with its decays, and the running mean of the weights that is exported.</summary>
internal sealed record OptimizerConfig
{
    private const int MaximumChannels = 512;
    private const int MaximumScales = 3;

    /// <summary>Adam's decay of the gradient's mean. Default: 0.5.</summary>
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Adam's decay of the squared gradient's mean. Default: 0.99.</summary>
    public double Beta2 { get; init; } = 0.99;

    /// <summary>Learning rate of the discriminator relative to the networks. Default: 1.</summary>
    public double DiscriminatorFactor { get; init; } = 1;

    /// <summary>Channels of the discriminator's first layer. Default: 16.</summary>
    public int DiscriminatorChannels { get; init; } = 16;

    /// <summary>Scales of the discriminator. Default: 2.</summary>
    public int DiscriminatorScales { get; init; } = 2;

    /// <summary>Decay of the running mean of the weights. Default: 0.998.</summary>
    public double MeanDecay { get; init; } = 0.998;

    /// <summary>Gradients are scaled down to this norm. Default: 5.</summary>
    public double LargestNorm { get; init; } = 5;

    public IEnumerable<string> Problems()
    {
        foreach (var (name, value) in new[] { ("beta1", Beta1), ("beta2", Beta2), ("meanDecay", MeanDecay) })
        {
            if (value is not (>= 0 and < 1))
            {
                yield return FormattableString.Invariant($"optimizer.{name} is {value}; it takes 0 up to, but not, 1");
            }
        }

        foreach (var (name, value) in new[] { ("discriminatorFactor", DiscriminatorFactor), ("largestNorm", LargestNorm) })
        {
            if (!(value > 0))
            {
                yield return FormattableString.Invariant($"optimizer.{name} is {value}; it is above 0");
            }
        }

        if (DiscriminatorChannels is < 1 or > MaximumChannels)
        {
            yield return $"optimizer.discriminatorChannels is {DiscriminatorChannels}; it takes 1 to {MaximumChannels}";
        }

        if (DiscriminatorScales is < 1 or > MaximumScales)
        {
            yield return $"optimizer.discriminatorScales is {DiscriminatorScales}; it takes 1 to {MaximumScales}";
        }
    }
}
