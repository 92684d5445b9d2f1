using CoCosNet.Inference.Models;

namespace CoCosNet.Training.Configuration;

/// <summary>A part of a training.</summary>
internal sealed record StageConfig
{
    /// <summary>Side of the pictures.</summary>
    public required int Size { get; init; }

    /// <summary>Pictures a step.</summary>
    public required int Batch { get; init; }

    /// <summary>Steps of this stage.</summary>
    public required int Steps { get; init; }

    /// <summary>Learning rate of the networks at the stage's start; 4e-4.</summary>
    public double Rate { get; init; } = 4e-4;

    /// <summary>Learning rate at its end, reached along a line; as at the start.</summary>
    public double? FinalRate { get; init; }

    /// <summary>Temperature at the stage's start, reached from there along a line in its logarithm; the architecture's own.</summary>
    public double? FirstTemperature { get; init; }

    /// <summary>Whether the discriminator takes part; true.</summary>
    public bool Adversarial { get; init; } = true;

    /// <summary>Whether nothing learns but what reads the classes of exemplars without a map, at a fraction of a step's cost; of an architecture
    /// with anchors; false.</summary>
    public bool ClassesOnly { get; init; }

    /// <summary>Whether the correspondence stays as it is and the generator alone learns what to make of its warps; false.</summary>
    public bool GeneratorOnly { get; init; }

    /// <summary>Whether the generator stays as it is, and no picture is made: pyramids and refinement learn to match; false.</summary>
    public bool MatchingOnly { get; init; }

    /// <summary>Whether nothing learns but the recurrent refinement, at a fraction of a step's cost; false.</summary>
    public bool RefinementOnly { get; init; }

    public IEnumerable<string> Problems()
    {
        if (((bool[])[ClassesOnly, GeneratorOnly, MatchingOnly, RefinementOnly]).Count(only => only) > 1)
        {
            yield return "a stage's classesOnly, generatorOnly, matchingOnly and refinementOnly exclude each other";
        }

        if (Size < 64 || Size > ComputingGrid.MaximumSide || Size % ComputingGrid.SideMultiple != 0)
        {
            yield return $"a stage's size is {Size}; it takes a multiple of {ComputingGrid.SideMultiple} from 64 to {ComputingGrid.MaximumSide}";
        }

        if (Batch is < 1 or > 256)
        {
            yield return $"a stage's batch is {Batch}; it takes 1 to 256";
        }

        if (Steps < 1)
        {
            yield return $"a stage's steps are {Steps}; it takes 1 or more";
        }

        if (Rate <= 0 || FinalRate < 0 || FirstTemperature <= 0)
        {
            yield return "a stage's rate and firstTemperature are above 0";
        }
    }
}
