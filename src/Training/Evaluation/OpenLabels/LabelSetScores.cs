using System.Globalization;
using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Evaluation.Colors;
using CoCosNet.Training.Evaluation.Patches;
using CoCosNet.Training.Evaluation.Scores;

namespace CoCosNet.Training.Evaluation.OpenLabels;

/// <summary>Collects the scores of one label set's pictures.</summary>
internal sealed class LabelSetScores(PixelSize size)
{
    private readonly List<double> _differences = [];
    private readonly PatchSet _results = new(size);
    private readonly PatchSet _truths = new(size);
    private int _swapped;
    private int _nearer;

    /// <param name="scene">The scene, with the truths.</param>
    /// <param name="result">Its picture.</param>
    /// <param name="swapped">Its picture with the other exemplar.</param>
    public void Add(LabelledScene scene, Picture result, Picture swapped)
    {
        _differences.AddRange(RegionColors.Differences(result, RegionColors.Means(scene.Truth, scene.Regions), scene.Regions));
        var number = _results.Count;
        _results.Add(result, number);
        _truths.Add(scene.Truth, number);
        _swapped += PictureError.MeanSquare(swapped, scene.OtherTruth) < PictureError.MeanSquare(swapped, scene.Truth) ? 1 : 0;
        _nearer += PictureError.MeanSquare(result, scene.Truth) < PictureError.MeanSquare(scene.Exemplar, scene.Truth) ? 1 : 0;
    }

    /// <summary>Returns the cells of the table.</summary>
    public string[] Summarise()
    {
        var sliced = new SlicedReference(_truths).Compare(_results);
        double count = _results.Count;
        return
        [
            Text($"{_differences.Order().ElementAt(_differences.Count / 2):0.00} ΔE"), Text($"{sliced.Ratio:0.00}"), Text($"{sliced.ContrastRatio:0.00}"),
            Text($"{_swapped / count:0.0 %}"), Text($"{_nearer / count:0.0 %}"),
        ];

        static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
