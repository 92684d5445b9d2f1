using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Evaluation.Features;

/// <summary>Collects the feature scores of one painter's pictures.</summary>
/// <param name="network">The features; the caller keeps ownership.</param>
internal sealed class FeatureScores(FeatureNetwork network)
{
    private const int ColorStage = 0;
    private const int TextureStage = 1;

    private readonly List<float[]> _summaries = [];
    private double _consistency;
    private double _color;
    private double _texture;

    /// <param name="picture">Picture of an item.</param>
    /// <param name="truth">Features of the item's truth.</param>
    /// <param name="exemplar">Features of its exemplar.</param>
    public void Add(Picture picture, PictureFeatures truth, PictureFeatures exemplar)
    {
        using var features = network.Of(picture);
        _summaries.Add(features.Summary());
        _consistency += features.Consistency(truth);
        _color += features.Relevance(exemplar, ColorStage);
        _texture += features.Relevance(exemplar, TextureStage);
    }

    /// <param name="truths">Summaries of the truths.</param>
    public FeatureSummary Summarise(IReadOnlyList<float[]> truths) => new(
        FrechetDistance.Between(_summaries, truths), _consistency / _summaries.Count, _color / _summaries.Count, _texture / _summaries.Count);
}
