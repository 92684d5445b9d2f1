using System.Diagnostics;
using System.Globalization;
using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Evaluation.Colors;
using CoCosNet.Training.Evaluation.Painters;
using CoCosNet.Training.Evaluation.Patches;
using CoCosNet.Training.Evaluation.Scores;

namespace CoCosNet.Training.Evaluation.Photographs;

/// <summary>Scores a model's pictures from labelled photographs, region by region.</summary>
internal sealed class PhotographScores(ModelPainter model)
{
    private readonly List<double> _energies = [];
    private readonly List<double> _distances = [];
    private readonly List<double> _colors = [];
    private readonly List<double> _decibels = [];
    private readonly List<double> _milliseconds = [];

    /// <summary>Paints and scores a picture; for an exemplar under its own map only the similarity to itself counts.</summary>
    /// <returns>The picture.</returns>
    public Picture Add(LabelledPhotograph target, LabelledPhotograph exemplar)
    {
        var watch = Stopwatch.StartNew();
        var picture = model.Paint(target.Map, exemplar.Picture, exemplar.Map);
        _milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        if (ReferenceEquals(target, exemplar))
        {
            _decibels.Add(PictureError.Decibels(PictureError.MeanSquare(picture, exemplar.Picture)));
            return picture;
        }

        _colors.AddRange(RegionColors.Differences(picture, RegionColors.Means(exemplar.Picture, exemplar.Map), target.Map));
        IReadOnlyList<Plane> painted = RegionTexture.OctavesOf(picture), shown = RegionTexture.OctavesOf(exemplar.Picture);
        foreach (var label in target.Map.Indices.Distinct().Intersect(exemplar.Map.Indices).Order())
        {
            var region = RegionTexture.Of(painted, picture, Array.ConvertAll(target.Map.Indices, index => index == label));
            var wanted = RegionTexture.Of(shown, exemplar.Picture, Array.ConvertAll(exemplar.Map.Indices, index => index == label));
            if (region is not null && wanted is not null)
            {
                _energies.AddRange(region.EnergyOver(wanted));
                if (region.DistanceTo(wanted) is { } distance)
                {
                    _distances.Add(distance);
                }
            }
        }

        return picture;
    }

    /// <summary>Summary in one line.</summary>
    public string Summary(string title) => string.Create(
        CultureInfo.InvariantCulture,
        $"{title}: energy over the exemplar's median {At(_energies, 0.5):f2} (10 % {At(_energies, 0.1):f2}, 90 % {At(_energies, 0.9):f2}), patch distance median {At(_distances, 0.5):f3} ({_distances.Count} regions), region colours median {At(_colors, 0.5):f2} ΔE, own map {At(_decibels, 0):f1} to {At(_decibels, 0.99):f1} dB, median {At(_milliseconds, 0.5):f0} ms a picture");

    private static double At(List<double> values, double share)
    {
        var ordered = values.Order().ToList();
        return ordered.Count == 0 ? double.NaN : ordered[(int)Math.Min(ordered.Count - 1, share * ordered.Count)];
    }
}
