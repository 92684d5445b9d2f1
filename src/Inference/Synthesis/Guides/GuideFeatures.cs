using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Semantics;
using CoCosNet.Model.Ops;

namespace CoCosNet.Inference.Synthesis.Guides;

/// <summary>
/// Describes every pixel by its map alone: the classes around it, nearby and further up and down, its distance from the region's border,
/// and its position in the region and in the picture. Features are in grey levels: a squared difference of features counts as much as an
/// equal mean squared difference of colours, so the two can be added.
/// </summary>
internal static class GuideFeatures
{
    /// <summary>Bytes per pixel: three blurred codes and five scalars; the rest is 0.</summary>
    public const int Channels = 32;

    /// <summary>Byte steps per grey level.</summary>
    public const float StepsPerLevel = 3f;

    private const float NearWeight = 60f;
    private const float WideWeight = 16f;
    private const float BorderWeight = 10f;
    private const float RegionDownWeight = 40f;
    private const float RegionAcrossWeight = 20f;
    private const float PictureDownWeight = 80f;
    private const float PictureAcrossWeight = 12f;

    /// <param name="map">The classes.</param>
    /// <param name="codes">Codes of the classes of both maps.</param>
    /// <param name="grid">The padded grid of the map.</param>
    /// <param name="tile">The axes along which the result repeats: neither of the two maps has positions along them, because a tile has no ends.</param>
    /// <returns><see cref="Channels"/> bytes for each position of the grid.</returns>
    public static byte[] Describe(LabelMap map, ClassCodes codes, PaddedGrid grid, Tiling tile)
    {
        var features = new byte[Channels * grid.Length];
        Parallel.For(0, ClassCodes.Length + 1, KernelThreads.Options, axis =>
        {
            if (axis < ClassCodes.Length)
            {
                Surroundings(map, codes, axis, grid, features);
            }
            else
            {
                Places(map, grid, tile, features);
            }
        });
        return features;
    }

    private static void Surroundings(LabelMap map, ClassCodes codes, int axis, PaddedGrid grid, byte[] features)
    {
        var plane = Array.ConvertAll(map.Indices, label => codes[label][axis]);
        if (Array.TrueForAll(plane, value => value == 0f))
        {
            return;
        }

        int width = map.Width, height = map.Height;
        var near = Math.Max(1, map.Size.LongerSide / 64);
        var wide = Math.Max(2, map.Size.LongerSide / 12);
        var nearby = BoxBlur.Blur(plane, grid, near);
        var around = BoxBlur.Blur(BoxBlur.Blur(plane, grid, wide), grid, wide);
        for (var y = 0; y < height; y++)
        {
            var above = grid.Row(y - wide) * width;
            var below = grid.Row(y + wide) * width;
            for (var x = 0; x < width; x++)
            {
                var at = (Channels * grid.At(x, y)) + axis;
                features[at] = Byte(NearWeight * nearby[(y * width) + x]);
                features[at + ClassCodes.Length] = Byte(WideWeight * around[above + x]);
                features[at + (2 * ClassCodes.Length)] = Byte(WideWeight * around[below + x]);
            }
        }
    }

    private static void Places(LabelMap map, PaddedGrid grid, Tiling tile, byte[] features)
    {
        int width = map.Width, height = map.Height;
        var limit = map.Size.LongerSide / 16f;
        var border = BorderDistance.Measure(map.Indices, grid, limit);
        var (down, across) = RegionPositions.Measure(map, grid);
        float weightDown = tile.HasFlag(Tiling.Y) ? 0f : 1f, weightAcross = tile.HasFlag(Tiling.X) ? 0f : 1f;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = (y * width) + x;
                var scalars = features.AsSpan((Channels * grid.At(x, y)) + (3 * ClassCodes.Length), 5);
                scalars[0] = Byte(BorderWeight * MathF.Sqrt(border[pixel] / limit));
                scalars[1] = Byte(weightDown * RegionDownWeight * down[pixel]);
                scalars[2] = Byte(weightAcross * RegionAcrossWeight * across[pixel]);
                scalars[3] = Byte(weightDown * PictureDownWeight * (y + 0.5f) / height);
                scalars[4] = Byte(weightAcross * PictureAcrossWeight * (x + 0.5f) / width);
            }
        }
    }

    private static byte Byte(float value) => (byte)Math.Clamp((StepsPerLevel * value) + 0.5f, 0f, 255f);
}
