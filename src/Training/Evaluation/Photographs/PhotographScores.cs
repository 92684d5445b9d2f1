using System.Diagnostics;
using System.Globalization;
using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Evaluation.Colors;
using CoCosNet.Training.Evaluation.Painters;
using CoCosNet.Training.Evaluation.Scores;
using CoCosNet.Training.Evaluation.Textures;

namespace CoCosNet.Training.Evaluation.Photographs;

/// <summary>Scores a model's pictures from labelled photographs, region by region.</summary>
internal sealed class PhotographScores(ModelPainter model)
{
    private readonly TextureScores _textures = new();
    private readonly Dictionary<string, PictureTexture> _exemplars = new(StringComparer.Ordinal);
    private readonly SourceUseScores _sourceUse = new();
    private readonly List<double> _colors = [];
    private readonly List<double> _decibels = [];
    private readonly List<double> _milliseconds = [];

    /// <summary>Paints and scores a picture; for an exemplar under its own map only the similarity to itself counts.</summary>
    /// <returns>The picture.</returns>
    public Picture Add(LabelledPhotograph target, LabelledPhotograph exemplar)
    {
        var watch = Stopwatch.StartNew();
        var picture = model.Paint(target.Map, exemplar.Picture, exemplar.Map, out var synthesis);
        _milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        if (ReferenceEquals(target, exemplar))
        {
            _decibels.Add(PictureError.Decibels(PictureError.MeanSquare(picture, exemplar.Picture)));
            return picture;
        }

        if (synthesis is not null)
        {
            _sourceUse.Add(synthesis, exemplar.Map);
        }

        _colors.AddRange(RegionColors.Differences(picture, RegionColors.Means(exemplar.Picture, exemplar.Map), target.Map));
        if (!_exemplars.TryGetValue(exemplar.Name, out var shown))
        {
            _exemplars.Add(exemplar.Name, shown = new PictureTexture(exemplar.Picture, exemplar.Map));
        }

        _textures.Add(new PictureTexture(picture, target.Map), shown);
        return picture;
    }

    /// <summary>One line.</summary>
    public string Summary(string title)
    {
        var texture = _textures.Summarise();
        var use = _sourceUse.Summarise() is { } uses
            ? string.Create(CultureInfo.InvariantCulture, $" use of source pixels {uses.Evenness:p0} even, {uses.MostUsed:p1} from a class's ten most used,")
            : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{title}: energy over the exemplar's median {texture.Energy:f2} (10 % {texture.LowEnergy:f2}, 90 % {texture.HighEnergy:f2}; 10 % where the exemplar deviates by 2 grey levels or more {texture.PlainLowEnergy:f2}; by octave {texture.Octaves[0]:f2}, {texture.Octaves[1]:f2}), patch distance median {texture.PatchDistance:f3} ({texture.Regions} regions),{use} region colours median {At(_colors, 0.5):f2} ΔE, own map {At(_decibels, 0):f1} to {At(_decibels, 0.99):f1} dB, median {At(_milliseconds, 0.5):f0} ms a picture");
    }

    private static double At(List<double> values, double share)
    {
        var ordered = values.Order().ToList();
        return ordered.Count == 0 ? double.NaN : ordered[(int)Math.Min(ordered.Count - 1, share * ordered.Count)];
    }
}
