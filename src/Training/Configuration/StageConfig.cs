using CoCosNet.Inference.Models;

namespace CoCosNet.Training.Configuration;

/// <summary>A stage of a training.</summary>
internal sealed record StageConfig
{
    /// <summary>Side of the pictures in pixels.</summary>
    public required int Size { get; init; }

    /// <summary>Pictures per step.</summary>
    public required int Batch { get; init; }

    /// <summary>Steps of this stage.</summary>
    public required int Steps { get; init; }

    /// <summary>Learning rate of the networks at the stage's start. Default: 4e-4.</summary>
    public double Rate { get; init; } = 4e-4;

    /// <summary>Learning rate at the stage's end, reached linearly. Default: <see cref="Rate"/>.</summary>
    public double? FinalRate { get; init; }

    /// <summary>
    /// Temperature at the stage's start; it changes log-linearly to the architecture's temperature, which is also the default.
    /// </summary>
    public double? FirstTemperature { get; init; }

    /// <summary>Whether the discriminator takes part. Default: true.</summary>
    public bool Adversarial { get; init; } = true;

    /// <summary>Whether only the class reader is trained, at a fraction of a step's cost; requires anchors. Default: false.</summary>
    public bool ClassesOnly { get; init; }

    /// <summary>Whether only the generator is trained and the correspondence is fixed. Default: false.</summary>
    public bool GeneratorOnly { get; init; }

    /// <summary>Whether only pyramids and refinement are trained, and no picture is generated. Default: false.</summary>
    public bool MatchingOnly { get; init; }

    /// <summary>Whether only the recurrent refinement is trained, at a fraction of a step's cost. Default: false.</summary>
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
