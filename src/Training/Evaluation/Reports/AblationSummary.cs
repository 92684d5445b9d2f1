namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>A variant of the model on the first items.</summary>
/// <param name="Name">What is switched off; the full model is among them.</param>
/// <param name="Psnr">Mean over items, dB.</param>
/// <param name="Matching">On warped pairs.</param>
internal sealed record AblationSummary(string Name, double Psnr, MatchingSummary Matching);
