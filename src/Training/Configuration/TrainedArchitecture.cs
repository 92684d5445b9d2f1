using CoCosNet.Inference.Models;
using CoCosNet.Model.Features;

namespace CoCosNet.Training.Configuration;

/// <summary>The architecture of the trained network (mode <c>refined</c>).</summary>
internal sealed record TrainedArchitecture
{
    /// <summary>Width of the pyramids and length of matching features. Default: 16.</summary>
    public int FeatureChannels { get; init; } = 16;

    /// <summary>Width of the generator. Default: 16.</summary>
    public int GeneratorChannels { get; init; } = 16;

    /// <summary>Hidden channels of the pyramids' SPADE layers. Default: 16.</summary>
    public int EncoderSpadeChannels { get; init; } = 16;

    /// <summary>Hidden channels of the generator's SPADE layers. Default: 32.</summary>
    public int GeneratorSpadeChannels { get; init; } = 32;

    /// <summary>Width of the refinement's ConvGRU. Default: 16.</summary>
    public int RefinementChannels { get; init; } = 16;

    /// <summary>
    /// Whether features include anchors besides learned channels (docs/decisions/0015-anchors.md); only for label maps. Default: false.
    /// </summary>
    public bool Anchors { get; init; }

    /// <summary>Number of levels, from the coarsest, whose features are learned; fewer than 4 only with anchors. Default: 4.</summary>
    public int LearnedLevels { get; init; } = PyramidEncoder.Levels;

    /// <summary>Whether the pyramids work on pictures at half their size; only with fewer than 4 learned levels. Default: false.</summary>
    public bool HalfSizePyramids { get; init; }

    /// <summary>PatchMatch and GRU iterations per level. Default: 2.</summary>
    public int Iterations { get; init; } = 2;

    /// <summary>Temperature of every softmax at the end of training and in the exported model. Default: 0.02.</summary>
    public double Temperature { get; init; } = 0.02;

    /// <summary>Longer side in pixels of the exported model's results. Default: 256.</summary>
    public int Size { get; init; } = 256;

    /// <summary>Settings that a model's manifest would reject, reported before training starts.</summary>
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
