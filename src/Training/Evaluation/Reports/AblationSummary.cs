namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>Scores of an ablation variant.</summary>
/// <param name="Name">Name of the variant; the full model is one of them.</param>
/// <param name="Psnr">Mean PSNR over items, in dB.</param>
/// <param name="Matching">Matching errors on warped pairs.</param>
internal sealed record AblationSummary(string Name, double Psnr, MatchingSummary Matching);
