using CoCosNet.Scenes;
using CoCosNet.Training.Evaluation.Colors;
using CoCosNet.Training.Evaluation.Features;
using CoCosNet.Training.Evaluation.Items;
using CoCosNet.Training.Evaluation.Matches;
using CoCosNet.Training.Evaluation.Painters;
using CoCosNet.Training.Evaluation.Patches;
using CoCosNet.Training.Evaluation.Reports;
using CoCosNet.Training.Evaluation.Scores;
using CoCosNet.Training.Evaluation.Segmenter;
using CoCosNet.Training.Evaluation.Textures;

namespace CoCosNet.Training.Evaluation;

/// <summary>Runs an evaluation: paints and scores item by item, then summarises.</summary>
internal sealed class Evaluator
{
    private readonly EvaluatedModels _models;
    private readonly EvaluationSettings _settings;
    private readonly SceneSegmenter _segmenter;
    private readonly HeldOutItems _items;
    private readonly List<(IPainter Painter, PictureScores Scores)> _pictures;
    private readonly List<(ModelPainter Painter, AblationScores Scores)> _ablations;
    private readonly AblationScores _fullModel = new();
    private readonly MatchingErrors _errors = new();
    private readonly PatchSet _truthPatches;
    private readonly SourceUseScores _sourceUse = new();
    private readonly ClassOverlap _truthOverlap = new(SceneClasses.All.Count);
    private readonly List<float[]> _truthFeatures = [];
    private readonly FeatureNetwork _features;
    private int _swapped;
    private double _float32Decibels;

    public Evaluator(EvaluatedModels models, EvaluationSettings settings, SceneSegmenter segmenter, FeatureNetwork features)
    {
        _features = features;
        _models = models;
        _settings = settings;
        _segmenter = segmenter;
        _items = new HeldOutItems(settings.Seed);
        IEnumerable<IPainter> painters = models.WithoutMap is { } without ? [models.Model, without] : [models.Model];
        _pictures = [.. painters.Concat(models.Baselines).Select(
            painter => (painter, new PictureScores(settings.PixelSize, SceneClasses.All.Count, segmenter, features)))];
        _ablations = [.. models.Variants.Select(painter => (painter, new AblationScores()))];
        _truthPatches = new PatchSet(settings.PixelSize);
    }

    /// <summary>Contact sheet of the first items.</summary>
    public EvaluationSheet Sheet { get; } = new();

    /// <param name="itemDone">Called after every item.</param>
    public EvaluationFindings Run(Action itemDone)
    {
        for (var number = 0; number < _settings.Items; number++)
        {
            Evaluate(number);
            itemDone();
        }

        var reference = new SlicedReference(_truthPatches);
        var truthOverlap = _truthOverlap.Mean();
        var side = _settings.PixelSize.LongerSide;
        return new EvaluationFindings
        {
            TruthOverlap = truthOverlap,
            Pictures = [.. _pictures.Select(entry => entry.Scores.Summarise(entry.Painter.Name, reference, truthOverlap, _truthFeatures))],
            SourceUse = _sourceUse.Summarise(),
            Size = side,
            WithoutMap = _models.WithoutMap?.Name,
            SwappedShare = (double)_swapped / _settings.Items,
            Float32Psnr = _models.Float32 is null ? null : _float32Decibels / Math.Min(_settings.Items, _settings.Float32Items),
            Matching = MatchingSummary.Of(_errors, side),
            Iterations = _models.Iterations.Summarise(side),
            Ablations = _ablations.Count == 0
                ? []
                : [_fullModel.Summarise(_models.Model.Name, side), .. _ablations.Select(a => a.Scores.Summarise(a.Painter.Name, side))],
        };
    }

    private void Evaluate(int number)
    {
        var item = _items.Item(number, _settings.PixelSize);
        var colors = RegionColors.Means(item.Truth, item.Map);
        var texture = new PictureTexture(item.Truth, item.Map);
        _truthPatches.Add(item.Truth, number);
        _truthOverlap.Add(_segmenter.Segment(item.Truth), item.Map.Indices);

        using PictureFeatures truth = _features.Of(item.Truth), exemplar = _features.Of(item.Exemplar);
        _truthFeatures.Add(truth.Summary());

        var result = _models.Model.Paint(item.Map, item.Exemplar, item.ExemplarMap, out var synthesis);
        if (synthesis is not null)
        {
            _sourceUse.Add(synthesis, item.ExemplarMap);
        }

        foreach (var (painter, scores) in _pictures)
        {
            scores.Add(painter == _models.Model ? result : painter.Paint(item), item, colors, texture, (truth, exemplar), number);
        }

        var other = _models.Model.Paint(item.Map, item.OtherExemplar, item.ExemplarMap);
        _swapped += PictureError.MeanSquare(other, item.OtherTruth) < PictureError.MeanSquare(other, item.Truth) ? 1 : 0;

        var matches = _models.Iterations.Watch(item.Warped, _models.Model.Match);
        _errors.Add(matches, item.Warped.Flow, item.Warped.Exemplar);
        if (_ablations.Count > 0 && number < _settings.AblationItems)
        {
            _fullModel.Add(result, matches, item);
            foreach (var (painter, scores) in _ablations)
            {
                scores.Add(painter.Paint(item), painter.Match(item.Warped), item);
            }
        }

        if (_models.Float32 is { } float32 && number < _settings.Float32Items)
        {
            _float32Decibels += PictureError.Decibels(PictureError.MeanSquare(result, float32.Paint(item)));
        }

        if (number < _settings.SheetRows)
        {
            Sheet.Add(item, _models.Model.Warps(item), result);
        }
    }
}
