using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Evaluation.Colors;
using CoCosNet.Training.Evaluation.Features;
using CoCosNet.Training.Evaluation.Items;
using CoCosNet.Training.Evaluation.Patches;
using CoCosNet.Training.Evaluation.Reports;
using CoCosNet.Training.Evaluation.Scores;
using CoCosNet.Training.Evaluation.Segmenter;
using CoCosNet.Training.Evaluation.Textures;

namespace CoCosNet.Training.Evaluation;

/// <summary>Collects the scores of one painter's pictures.</summary>
internal sealed class PictureScores(PixelSize size, int classes, SceneSegmenter segmenter, FeatureNetwork network)
{
    private readonly List<double> _differences = [];
    private readonly PatchSet _patches = new(size);
    private readonly ClassOverlap _overlap = new(classes);
    private readonly TextureScores _textures = new();
    private readonly FeatureScores _features = new(network);
    private double _decibels;
    private double _similarity;
    private int _nearer;

    public PatchSet Patches => _patches;

    public double Overlap => _overlap.Mean();

    /// <param name="picture">Picture of the item.</param>
    /// <param name="item">The item, with the truth.</param>
    /// <param name="truth">The truth's region colours.</param>
    /// <param name="texture">Texture of the truth.</param>
    /// <param name="features">Features of the truth and of the exemplar.</param>
    /// <param name="number">Number of the item.</param>
    public void Add(
        Picture picture, HeldOutItem item, LabColor?[] truth, PictureTexture texture, (PictureFeatures Truth, PictureFeatures Exemplar) features, int number)
    {
        _differences.AddRange(RegionColors.Differences(picture, truth, item.Map));
        _patches.Add(picture, number);
        _textures.Add(new PictureTexture(picture, item.Map), texture);
        _features.Add(picture, features.Truth, features.Exemplar);
        _overlap.Add(segmenter.Segment(picture), item.Map.Indices);
        var error = PictureError.MeanSquare(picture, item.Truth);
        _decibels += PictureError.Decibels(error);
        _similarity += StructuralSimilarity.Between(picture, item.Truth);
        _nearer += error < PictureError.MeanSquare(item.Exemplar, item.Truth) ? 1 : 0;
    }

    /// <param name="name">Name of the painter.</param>
    /// <param name="reference">Reference made of the truths.</param>
    /// <param name="truthOverlap">mIoU on the truths.</param>
    /// <param name="truths">Feature summaries of the truths.</param>
    public PictureSummary Summarise(string name, SlicedReference reference, double truthOverlap, IReadOnlyList<float[]> truths)
    {
        var sliced = reference.Compare(_patches);
        double count = _patches.Count;
        return new PictureSummary(
            name,
            Quantile(_differences, 0.5),
            Quantile(_differences, 0.9),
            _differences.Count,
            sliced.Ratio,
            sliced.ContrastRatio,
            sliced.Levels,
            Overlap,
            Overlap / truthOverlap,
            _decibels / count,
            _similarity / count,
            _nearer / count,
            _textures.Summarise(),
            _features.Summarise(truths));
    }

    private static double Quantile(List<double> values, double share)
    {
        var ordered = values.Order().ToList();
        return ordered[(int)Math.Min(ordered.Count - 1, Math.Floor(share * ordered.Count))];
    }
}
