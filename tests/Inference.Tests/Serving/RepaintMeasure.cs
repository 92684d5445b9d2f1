using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;

namespace CoCosNet.Inference.Tests.Serving;

/// <summary>Compares a repainted picture with the picture that it continues and with the picture of the same map that is computed as a whole.</summary>
/// <param name="changes">The pixels whose class changed.</param>
/// <param name="map">The changed map.</param>
/// <param name="old">The picture that was continued.</param>
/// <param name="local">The repainted picture.</param>
/// <param name="whole">The picture that is computed as a whole.</param>
internal sealed class RepaintMeasure(SynthesisWindow changes, LabelMap map, Picture old, Picture local, Picture whole)
{
    /// <summary>Least share of the picture for a class to be compared, as in the evaluation: the mean colour of a few pixels means little.</summary>
    private const double LeastShare = 0.005;

    private readonly SynthesisWindow _window = changes.Grow(LocalRepaint.Halo);

    /// <summary>Number of pixels outside the window that differ from the old picture.</summary>
    public int ChangedOutside => Pixels().Count(at => !_window.Contains(at.X, at.Y) && Rgb(local, at.X, at.Y) != Rgb(old, at.X, at.Y));

    /// <summary>For each class with at least 0.5 % of the picture in the window, the difference of its mean colours from the whole computation, in ΔE (1976).</summary>
    public IReadOnlyList<double> ColorDifferences => [.. Classes().Select(region => (Mean(local, region) - Mean(whole, region)).Length)];

    /// <summary>For each class with at least 0.5 % of the picture in the window, the mean step between neighbouring pixels over that of the whole computation.</summary>
    public IReadOnlyList<double> EnergyRatios => [.. Classes().Select(region => Step(Within(region), local, local) / Step(Within(region), whole, whole))];

    /// <summary>The mean step across the window's border over the mean step between the same pixels of the old picture, whose classes are the same.</summary>
    public double BorderRatio => Step(Border(), local, local) / Step(Border(), old, old);

    /// <summary>As <see cref="BorderRatio"/>, if the window of the whole computation lay on the old picture.</summary>
    public double PastedRatio => Step(Border(), whole, old) / Step(Border(), old, old);

    private IEnumerable<(int X, int Y)> Pixels() =>
        from y in Enumerable.Range(0, map.Height) from x in Enumerable.Range(0, map.Width) select (x, y);

    private IEnumerable<List<(int X, int Y)>> Classes() => Pixels().Where(at => _window.Contains(at.X, at.Y)).GroupBy(at => Label(at.X, at.Y))
        .Select(region => region.ToList()).Where(region => region.Count >= LeastShare * map.Size.Pixels);

    private IEnumerable<((int X, int Y) One, (int X, int Y) Other)> Within(List<(int X, int Y)> region) =>
        region.SelectMany(at => Neighbours(at.X, at.Y).Select(other => (at, other)));

    private IEnumerable<((int X, int Y) One, (int X, int Y) Other)> Border() => Pixels().Where(at => _window.Contains(at.X, at.Y))
        .SelectMany(at => Neighbours(at.X, at.Y).Where(other => !_window.Contains(other.X, other.Y)).Select(other => (at, other)));

    /// <summary>Returns the neighbours of the same class.</summary>
    private IEnumerable<(int X, int Y)> Neighbours(int x, int y) =>
        ((int X, int Y)[])[(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)] is var all
            ? all.Where(at => at.X >= 0 && at.Y >= 0 && at.X < map.Width && at.Y < map.Height && Label(at.X, at.Y) == Label(x, y))
            : [];

    private static double Step(IEnumerable<((int X, int Y) One, (int X, int Y) Other)> pairs, Picture ofOne, Picture ofOther) => pairs.Average(pair =>
    {
        var (one, other) = (Rgb(ofOne, pair.One.X, pair.One.Y), Rgb(ofOther, pair.Other.X, pair.Other.Y));
        return (double)(Math.Abs(one.Red - other.Red) + Math.Abs(one.Green - other.Green) + Math.Abs(one.Blue - other.Blue));
    });

    private static LabColor Mean(Picture picture, List<(int X, int Y)> region)
    {
        var sum = default(LabColor);
        foreach (var (x, y) in region)
        {
            var (red, green, blue) = Rgb(picture, x, y);
            sum += LabColor.FromSrgb((uint)(red | green << 8 | blue << 16));
        }

        return sum * (1.0 / region.Count);
    }

    private byte Label(int x, int y) => map.Indices[(y * map.Width) + x];

    private static (int Red, int Green, int Blue) Rgb(Picture picture, int x, int y)
    {
        var at = Picture.Channels * ((y * picture.Width) + x);
        return (picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2]);
    }
}
