namespace CoCosNet.Training.Configuration;

/// <summary>The position in a training, derived from the step number alone, so that a resumed run continues identically.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Done">Completed steps of the stage.</param>
/// <param name="FirstItem">Number of the next item.</param>
internal sealed record Schedule(StageConfig Stage, long Done, long FirstItem)
{
    /// <summary>The position after <paramref name="step"/> steps; null at the end.</summary>
    public static Schedule? At(TrainingConfig config, long step)
    {
        var items = 0L;
        foreach (var stage in config.Stages)
        {
            if (step < stage.Steps)
            {
                return new Schedule(stage, step, items + (step * stage.Batch));
            }

            step -= stage.Steps;
            items += (long)stage.Steps * stage.Batch;
        }

        return null;
    }

    /// <summary>Learning rate of the next step.</summary>
    public double Rate => Stage.Rate + (((Stage.FinalRate ?? Stage.Rate) - Stage.Rate) * Done / Stage.Steps);

    /// <summary>Temperature of the next step.</summary>
    /// <param name="final">Temperature of the architecture.</param>
    public double Temperature(double final)
    {
        var first = Stage.FirstTemperature ?? final;
        return first * Math.Pow(final / first, (double)Done / Stage.Steps);
    }
}
