using System.Diagnostics;
using System.Globalization;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving.Maps;
using CoCosNet.Training.Evaluation.Colors;
using CoCosNet.Training.Evaluation.Painters;
using static TorchSharp.torch;

namespace CoCosNet.Training.Evaluation.Photographs;

/// <summary>Scores how well a model reads the classes of labelled photographs, and what it paints from them without their maps.</summary>
/// <param name="model">A model whose exemplar's map is optional; the caller keeps ownership.</param>
internal sealed class ReadingScores(ITranslationModel model)
{
    /// <summary>Largest ΔE2000 at which a region counts as having the exemplar's colour.</summary>
    private const double SameColor = 8;

    private readonly ModelPainter _painter = new("without the exemplar's map", model, withExemplarMap: false);
    private readonly List<(string Name, double Share)> _right = [];
    private readonly List<double> _differences = [];
    private readonly List<double> _milliseconds = [];

    /// <summary>Reads a photograph at the size at which the server reads it.</summary>
    public void Read(LabelledPhotograph photograph)
    {
        using var scope = NewDisposeScope();
        using var gradients = inference_mode();
        var size = PictureMapReader.SizeOf(photograph.Picture.Size);
        var picture = PictureResampler.Resize(photograph.Picture, size).Pad(ComputingGrid.Over(size));
        var watch = Stopwatch.StartNew();
        var probabilities = model.ReadClasses(picture)!;
        _milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        var read = probabilities.narrow(2, 0, size.Height).narrow(3, 0, size.Width).argmax(1).to(ScalarType.Byte).cpu().contiguous().data<byte>().ToArray();
        var labels = NearestNeighbor.Resize(photograph.Map.Indices, photograph.Map.Size, size);
        _right.Add((photograph.Name, (double)read.Zip(labels).Count(pair => pair.First == pair.Second) / read.Length));
    }

    /// <summary>Paints a map from a photograph whose map the model reads, and compares the regions' colours.</summary>
    public void Add(LabelledPhotograph target, LabelledPhotograph exemplar) => _differences.AddRange(RegionColors.Differences(
        _painter.Paint(target.Map, exemplar.Picture, exemplar.Map), RegionColors.Means(exemplar.Picture, exemplar.Map), target.Map));

    /// <summary>One line: how well the photographs were read.</summary>
    public string Reading() => string.Create(
        CultureInfo.InvariantCulture,
        $"read without a map: {_right.Average(photograph => photograph.Share):p1} of the pixels right ({string.Join(", ", _right.Select(Named))}), median {_milliseconds.Order().ElementAt(_milliseconds.Count / 2):f0} ms a picture");

    /// <summary>One line: the colours of what was painted.</summary>
    public string Painting() => string.Create(
        CultureInfo.InvariantCulture,
        $"painted without the exemplar's map: {(double)_differences.Count(difference => difference <= SameColor) / _differences.Count:p1} of {_differences.Count} regions within ΔE {SameColor}, median {_differences.Order().ElementAt(_differences.Count / 2):f2} ΔE");

    private static string Named((string Name, double Share) photograph) =>
        string.Create(CultureInfo.InvariantCulture, $"{photograph.Name} {photograph.Share:p0}");
}
