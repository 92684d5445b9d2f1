using CoCosNet.Inference.Imaging;
using CoCosNet.Scenes.Noise;
using CoCosNet.Training.Evaluation.Patches;

namespace CoCosNet.Training.Evaluation.Textures;

/// <summary>Texture statistics of one class's region, comparable between pictures.</summary>
internal sealed class RegionTexture
{
    private const int Side = 5;
    private const int Length = Side * Side * Picture.Channels;
    private const int Patches = 1500;
    private const int FewestPatches = 200;
    private const int Directions = 64;
    private const int Seed = 5051;

    /// <summary>Distance in pixels from the region's border within which neither energy nor patch centres are sampled.</summary>
    private const int EnergyBorder = 4;
    private const int PatchBorder = 3;

    /// <summary>Smallest share of a picture for a region without its border to be measured.</summary>
    private const double SmallestShare = 0.02;

    /// <summary>Standard deviation in grey levels below which an octave has no texture to lose.</summary>
    private const double LeastEnergy = 1;

    /// <summary>Standard deviation in grey levels from which an octave is plain to see all over its region. Below it a few pixels at a border, or of
    /// something that the map does not show, make most of it.</summary>
    private const double PlainEnergy = 2;

    /// <summary>Spread of patches (in units of 0..1 values) below which they are all alike.</summary>
    private const double LeastSpread = 0.01;

    private static readonly float[] Axes = MakeAxes();

    private readonly double[] _energies;
    private readonly float[]? _projections;

    private RegionTexture(double[] energies, float[]? projections, double spread) => (_energies, _projections, Spread) = (energies, projections, spread);

    private double Spread { get; }

    /// <summary>
    /// Octaves in which energy is measured, fine to coarse: each is the difference of the luma blurred with this standard deviation and
    /// with twice it.
    /// </summary>
    public static IReadOnlyList<double> Octaves { get; } = [0.7, 1.4];

    /// <param name="octaves">Result of <see cref="OctavesOf"/>.</param>
    /// <param name="picture">The same picture.</param>
    /// <param name="region">True for pixels of the class, H×W.</param>
    /// <returns>Null if the region is too small.</returns>
    public static RegionTexture? Of(IReadOnlyList<Plane> octaves, Picture picture, bool[] region)
    {
        var inner = Erode(region, picture.Size, EnergyBorder);
        if (inner.Count(inside => inside) < SmallestShare * inner.Length)
        {
            return null;
        }

        var (projections, spread) = Project(picture, Erode(region, picture.Size, PatchBorder));
        return new RegionTexture([.. octaves.Select(octave => Deviation(octave, inner))], projections, spread);
    }

    /// <summary>The octaves of a picture's luma.</summary>
    public static IReadOnlyList<Plane> OctavesOf(Picture picture)
    {
        var luma = new Plane(picture.Width, picture.Height);
        for (var pixel = 0; pixel < luma.Values.Length; pixel++)
        {
            var rgb = picture.Pixels.AsSpan(Picture.Channels * pixel, Picture.Channels);
            luma.Values[pixel] = (0.299f * rgb[0]) + (0.587f * rgb[1]) + (0.114f * rgb[2]);
        }

        return [.. Octaves.Select(sigma => GaussianBlur.Of(luma, sigma).Minus(GaussianBlur.Of(luma, 2 * sigma)))];
    }

    /// <summary>Energy of each octave over that of the exemplar, where that has any, and whether the exemplar's is plain to see; 1 is right.</summary>
    public IEnumerable<(int Octave, double Energy, bool Plain)> EnergyOver(RegionTexture exemplar) =>
        from octave in Enumerable.Range(0, Octaves.Count)
        where exemplar._energies[octave] > LeastEnergy
        select (octave, _energies[octave] / exemplar._energies[octave], exemplar._energies[octave] >= PlainEnergy);

    /// <summary>
    /// Sliced Wasserstein distance of 5×5 patches minus their mean colour, relative to the exemplar's spread; null if that is zero or a
    /// region is too small.
    /// </summary>
    public double? DistanceTo(RegionTexture exemplar)
    {
        if (_projections is null || exemplar._projections is null || exemplar.Spread < LeastSpread)
        {
            return null;
        }

        double sum = 0, scale = 0;
        for (var i = 0; i < _projections.Length; i++)
        {
            sum += Math.Abs(_projections[i] - exemplar._projections[i]);
            scale += Math.Abs(exemplar._projections[i]);
        }

        return sum / scale;
    }

    private static double Deviation(Plane plane, bool[] region)
    {
        double sum = 0, squares = 0, count = 0;
        for (var pixel = 0; pixel < region.Length; pixel++)
        {
            if (region[pixel])
            {
                sum += plane.Values[pixel];
                squares += plane.Values[pixel] * plane.Values[pixel];
                count++;
            }
        }

        return Math.Sqrt(Math.Max(0, (squares / count) - (sum / count * (sum / count))));
    }

    /// <returns>Projections sorted along each direction; null if there are too few patches.</returns>
    private static (float[]? Projections, double Spread) Project(Picture picture, bool[] region)
    {
        int[] centres = [.. Enumerable.Range(0, region.Length).Where(pixel => region[pixel])];
        if (centres.Length < FewestPatches)
        {
            return (null, 0);
        }

        var random = new SeededRandom(Seed, centres.Length);
        var projections = new float[Directions * Patches];
        var patch = new float[Length];
        double squares = 0;
        for (var i = 0; i < Patches; i++)
        {
            Cut(picture, centres[random.Below(centres.Length)], patch);
            squares += patch.Sum(value => value * value);
            for (var direction = 0; direction < Directions; direction++)
            {
                var product = 0f;
                for (var k = 0; k < Length; k++)
                {
                    product += patch[k] * Axes[(direction * Length) + k];
                }

                projections[(direction * Patches) + i] = product;
            }
        }

        for (var direction = 0; direction < Directions; direction++)
        {
            Array.Sort(projections, direction * Patches, Patches);
        }

        return (projections, Math.Sqrt(squares / (Patches * Length)));
    }

    private static void Cut(Picture picture, int centre, float[] patch)
    {
        var (y, x) = Math.DivRem(centre, picture.Width);
        for (var channel = 0; channel < Picture.Channels; channel++)
        {
            var values = patch.AsSpan(channel * Side * Side, Side * Side);
            for (var i = 0; i < values.Length; i++)
            {
                var pixel = ((y - (Side / 2) + (i / Side)) * picture.Width) + x - (Side / 2) + (i % Side);
                values[i] = picture.Pixels[(Picture.Channels * pixel) + channel] / 255f;
            }

            var mean = 0f;
            foreach (var value in values)
            {
                mean += value / values.Length;
            }

            for (var i = 0; i < values.Length; i++)
            {
                values[i] -= mean;
            }
        }
    }

    /// <summary>Erodes a region a number of times.</summary>
    private static bool[] Erode(bool[] region, PixelSize size, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var before = region;
            bool At(int x, int y) => (uint)x < (uint)size.Width && (uint)y < (uint)size.Height && before[(y * size.Width) + x];
            region = new bool[before.Length];
            for (var pixel = 0; pixel < region.Length; pixel++)
            {
                var (y, x) = Math.DivRem(pixel, size.Width);
                region[pixel] = before[pixel] && At(x - 1, y) && At(x + 1, y) && At(x, y - 1) && At(x, y + 1);
            }
        }

        return region;
    }

    private static float[] MakeAxes()
    {
        var random = new SeededRandom(Seed);
        var axes = new float[Directions * Length];
        for (var direction = 0; direction < Directions; direction++)
        {
            var axis = axes.AsSpan(direction * Length, Length);
            var square = 0f;
            foreach (ref var value in axis)
            {
                value = Normal(random);
                square += value * value;
            }

            foreach (ref var value in axis)
            {
                value /= MathF.Sqrt(square);
            }
        }

        return axes;
    }

    /// <summary>Box–Muller transform.</summary>
    private static float Normal(SeededRandom random) =>
        MathF.Sqrt(-2f * MathF.Log(1f - random.NextSingle())) * MathF.Cos(2f * MathF.PI * random.NextSingle());
}
