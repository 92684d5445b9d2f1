using CoCosNet.Training.Runs;

namespace CoCosNet.Training.Tests.Runs;

/// <summary>Keeps what a trainer tells, and may act on it.</summary>
internal sealed class Recorder(Action<TrainingProgress>? told = null) : IProgress<TrainingProgress>
{
    public List<TrainingProgress> Told { get; } = [];

    public void Report(TrainingProgress value)
    {
        // The trainer fills the same values again in the next step.
        Told.Add(value with { Values = new Dictionary<string, double>(value.Values) });
        told?.Invoke(value);
    }
}
