namespace CoCosNet.Training.Runs;

/// <summary>Widths of the network that is trained (mode <c>refined</c>).</summary>
internal sealed record TrainedArchitecture
{
    /// <summary>Width of the pyramids and length of matching features; 16.</summary>
    public int FeatureChannels { get; init; } = 16;

    /// <summary>Width of the generator; 16.</summary>
    public int GeneratorChannels { get; init; } = 16;

    /// <summary>Hidden channels of the pyramids' SPADE layers; 16.</summary>
    public int EncoderSpadeChannels { get; init; } = 16;

    /// <summary>Hidden channels of the generator's SPADE layers; 32.</summary>
    public int GeneratorSpadeChannels { get; init; } = 32;

    /// <summary>Width of the refinement's ConvGRU; 16.</summary>
    public int RefinementChannels { get; init; } = 16;

    /// <summary>PatchMatch and GRU steps a level; 2.</summary>
    public int Iterations { get; init; } = 2;

    /// <summary>Of every softmax, at the end of training and in the exported model; 0.02.</summary>
    public double Temperature { get; init; } = 0.02;

    /// <summary>Longer side in pixels that the exported model answers with; 256.</summary>
    public int Size { get; init; } = 256;
}
