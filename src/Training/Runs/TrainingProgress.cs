namespace CoCosNet.Training.Runs;

/// <summary>What a step tells.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Values">Its losses.</param>
/// <param name="PicturesPerSecond">Its speed.</param>
internal sealed record TrainingProgress(long Step, IReadOnlyDictionary<string, double> Values, double PicturesPerSecond);
