using CoCosNet.Inference.Models;
using CoCosNet.Model.Features;

namespace CoCosNet.Training.Configuration;

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

    /// <summary>Whether features carry class and place beside what is learned (docs/decisions/0015-anchors.md); for maps of labels; false.</summary>
    public bool Anchors { get; init; }

    /// <summary>Levels, from the coarsest on, whose features are learned; fewer than 4 with anchors only; 4.</summary>
    public int LearnedLevels { get; init; } = PyramidEncoder.Levels;

    /// <summary>Whether the pyramids look at pictures at half their size; fewer than 4 learned levels only; false.</summary>
    public bool HalfSizePyramids { get; init; }

    /// <summary>PatchMatch and GRU steps a level; 2.</summary>
    public int Iterations { get; init; } = 2;

    /// <summary>Of every softmax, at the end of training and in the exported model; 0.02.</summary>
    public double Temperature { get; init; } = 0.02;

    /// <summary>Longer side in pixels that the exported model answers with; 256.</summary>
    public int Size { get; init; } = 256;

    /// <summary>What a model's manifest would not take, said before the training instead of after it.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var (name, value, least, most) in Widths())
        {
            if (value < least || value > most)
            {
                yield return $"architecture.{name} is {value}; it takes {least} to {most}";
            }
        }

        if (LearnedLevels < PyramidEncoder.Levels && !Anchors)
        {
            yield return $"architecture.learnedLevels under {PyramidEncoder.Levels} takes architecture.anchors";
        }

        if (HalfSizePyramids && LearnedLevels == PyramidEncoder.Levels)
        {
            yield return $"architecture.halfSizePyramids takes architecture.learnedLevels from 1 to {PyramidEncoder.Levels - 1}";
        }

        if (Size < ComputingGrid.MinimumSide || Size > ComputingGrid.MaximumSide || Size % ComputingGrid.SideMultiple != 0)
        {
            yield return $"architecture.size is {Size}; it takes a multiple of {ComputingGrid.SideMultiple} from {ComputingGrid.MinimumSide} to {ComputingGrid.MaximumSide}";
        }

        if (!(Temperature > 0) || !double.IsFinite(Temperature))
        {
            yield return FormattableString.Invariant($"architecture.temperature is {Temperature}; it is above 0");
        }
    }

    private (string Name, int Value, int Least, int Most)[] Widths() =>
    [
        ("featureChannels", FeatureChannels, 2, 256),
        ("generatorChannels", GeneratorChannels, 2, 512),
        ("encoderSpadeChannels", EncoderSpadeChannels, 2, 512),
        ("generatorSpadeChannels", GeneratorSpadeChannels, 2, 512),
        ("refinementChannels", RefinementChannels, 2, 512),
        ("learnedLevels", LearnedLevels, 1, PyramidEncoder.Levels),
        ("iterations", Iterations, 1, 32),
    ];
}
