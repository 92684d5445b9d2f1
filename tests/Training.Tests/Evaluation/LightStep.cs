using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Tests.Evaluation;

/// <summary>
/// The light step between two regions from different exemplars: how far the contrast across their border, the difference of the mean colours in CIELAB of
/// both sides up to <see cref="Band"/> pixels, lies from the contrasts there in pictures of one exemplar alone and everything between them, in ΔE (1976).
/// </summary>
internal static class LightStep
{
    /// <summary>Pixels of each side that are compared.</summary>
    private const int Band = 3;

    /// <summary>Shortest border that counts, in pixels.</summary>
    private const int ShortestBorder = 30;

    /// <param name="map">The layout.</param>
    /// <param name="owners">The exemplar of each class.</param>
    /// <param name="result">The picture of several exemplars.</param>
    /// <param name="alone">A picture of each exemplar alone.</param>
    public static IEnumerable<double> Measure(LabelMap map, Func<byte, int> owners, Picture result, IReadOnlyList<Picture> alone)
    {
        foreach (var ((one, other), pixels) in Borders(map))
        {
            int first = owners(one), second = owners(other);
            if (first != second && pixels.Length >= ShortestBorder)
            {
                var (sideOne, sideOther) = (Side(map, pixels, one), Side(map, pixels, other));
                yield return ToSegment(Contrast(result), Contrast(alone[first]), Contrast(alone[second]));

                LabColor Contrast(Picture picture) => Mean(picture, sideOne) - Mean(picture, sideOther);
            }
        }
    }

    private static double ToSegment(LabColor point, LabColor from, LabColor to)
    {
        var (along, offset) = (to - from, point - from);
        var length = (along.L * along.L) + (along.A * along.A) + (along.B * along.B);
        var share = length == 0 ? 0 : Math.Clamp(((along.L * offset.L) + (along.A * offset.A) + (along.B * offset.B)) / length, 0, 1);
        return (offset - (along * share)).Length;
    }

    /// <summary>Pixels on borders by the two classes that touch there.</summary>
    private static Dictionary<(byte One, byte Other), int[]> Borders(LabelMap map)
    {
        var borders = new Dictionary<(byte, byte), List<int>>();
        for (var pixel = 0; pixel < map.Indices.Length; pixel++)
        {
            foreach (var next in new[] { pixel % map.Width < map.Width - 1 ? pixel + 1 : pixel, pixel + map.Width < map.Indices.Length ? pixel + map.Width : pixel })
            {
                var (one, other) = (Math.Min(map.Indices[pixel], map.Indices[next]), Math.Max(map.Indices[pixel], map.Indices[next]));
                if (one != other)
                {
                    if (!borders.TryGetValue((one, other), out var pixels))
                    {
                        borders.Add((one, other), pixels = []);
                    }

                    pixels.Add(pixel);
                }
            }
        }

        return borders.ToDictionary(border => border.Key, border => border.Value.Distinct().ToArray());
    }

    /// <summary>The pixels of a class within the band around a border.</summary>
    private static HashSet<int> Side(LabelMap map, int[] border, byte label)
    {
        var side = new HashSet<int>();
        foreach (var pixel in border)
        {
            var (y, x) = Math.DivRem(pixel, map.Width);
            for (var row = Math.Max(0, y - Band); row <= Math.Min(map.Height - 1, y + Band); row++)
            {
                for (var column = Math.Max(0, x - Band); column <= Math.Min(map.Width - 1, x + Band); column++)
                {
                    if (map.Indices[(row * map.Width) + column] == label)
                    {
                        side.Add((row * map.Width) + column);
                    }
                }
            }
        }

        return side;
    }

    private static LabColor Mean(Picture picture, HashSet<int> pixels) => pixels.Aggregate(default(LabColor), (sum, pixel) =>
    {
        var rgb = picture.Pixels.AsSpan(Picture.Channels * pixel, Picture.Channels);
        return sum + LabColor.FromSrgb(rgb[0], rgb[1], rgb[2]);
    }) * (1.0 / pixels.Count);
}
