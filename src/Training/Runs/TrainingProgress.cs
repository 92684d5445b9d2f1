namespace CoCosNet.Training.Runs;

/// <summary>Progress after a step.</summary>
/// <param name="Step">Completed steps.</param>
/// <param name="Values">Losses of the step.</param>
/// <param name="PicturesPerSecond">Pictures per second.</param>
internal sealed record TrainingProgress(long Step, IReadOnlyDictionary<string, double> Values, double PicturesPerSecond);
