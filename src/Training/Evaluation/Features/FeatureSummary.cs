namespace CoCosNet.Training.Evaluation.Features;

/// <summary>
/// Scores of a painter's pictures on features of ResNet-18. They are not comparable with published ones, which use Inception and VGG-19.
/// </summary>
/// <param name="Frechet">Fréchet distance of the last stage's means to the truths'.</param>
/// <param name="SemanticConsistency">Cosine similarity to the truth at each place, stages 2 to 4.</param>
/// <param name="ColorRelevance">Cosine similarity to the exemplar of stage 1's channel means and deviations.</param>
/// <param name="TextureRelevance">The same of stage 2.</param>
internal sealed record FeatureSummary(double Frechet, double SemanticConsistency, double ColorRelevance, double TextureRelevance);
