namespace CoCosNet.Training.Runs;

/// <summary>How parameters move: Adam at two time scales, running means of the weights for the exported model.</summary>
internal sealed record OptimizerConfig
{
    /// <summary>Adam's decay of the gradient's mean; 0.5.</summary>
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Adam's decay of the squared gradient's mean; 0.99.</summary>
    public double Beta2 { get; init; } = 0.99;

    /// <summary>How much faster the discriminator learns; 1.</summary>
    public double DiscriminatorFactor { get; init; } = 1;

    /// <summary>Channels of the discriminator's first layer; 16.</summary>
    public int DiscriminatorChannels { get; init; } = 16;

    /// <summary>Sizes that the discriminator judges; 2.</summary>
    public int DiscriminatorScales { get; init; } = 2;

    /// <summary>Decay of the running mean of the weights; 0.998.</summary>
    public double MeanDecay { get; init; } = 0.998;

    /// <summary>Gradients are scaled down to this norm; 5.</summary>
    public double LargestNorm { get; init; } = 5;
}
