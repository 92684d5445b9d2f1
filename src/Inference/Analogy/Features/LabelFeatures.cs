using System.Runtime.InteropServices;
using CoCosNet.Inference.Semantics;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Analogy.Features;

/// <summary>
/// Describes every pixel by what the map alone says: the classes around it, near and further up and down, its distance from the
/// region's border, its place in the region and in the picture. Units are grey levels: a squared difference of features weighs
/// as much as the same mean squared difference of colours, so that the two can be added up.
/// </summary>
internal static class LabelFeatures
{
    /// <summary>Three blurred codes, five scalars, one channel that makes a product a distance.</summary>
    public const int Channels = 3 * ClassCodes.Length + 6;

    private const float NearWeight = 60f;
    private const float WideWeight = 16f;
    private const float BorderWeight = 10f;
    private const float RegionDownWeight = 40f;
    private const float RegionAcrossWeight = 20f;
    private const float PictureDownWeight = 80f;
    private const float PictureAcrossWeight = 12f;

    /// <summary>The map's features with a last channel of 1; see <see cref="Keys"/>.</summary>
    /// <returns>1×C×h×w float32.</returns>
    public static Tensor Queries(LabelMap map, ClassCodes codes) => Extract(map, codes, (_, last) => last.Fill(1f));

    /// <summary>
    /// The exemplar's features b with a last channel of −‖b‖²/2: the product with a query a is then −‖a − b‖²/2 up to a constant
    /// of a, so that the largest product is the nearest feature.
    /// </summary>
    /// <returns>1×C×h×w float32.</returns>
    public static Tensor Keys(LabelMap map, ClassCodes codes) => Extract(map, codes, (features, last) =>
    {
        for (var start = 0; start < features.Length; start += last.Length)
        {
            var plane = features.Slice(start, last.Length);
            for (var pixel = 0; pixel < last.Length; pixel++)
            {
                last[pixel] -= 0.5f * plane[pixel] * plane[pixel];
            }
        }
    });

    private delegate void LastChannel(ReadOnlySpan<float> features, Span<float> last);

    private static Tensor Extract(LabelMap map, ClassCodes codes, LastChannel complete)
    {
        var pixels = map.Indices.Length;
        var tensor = zeros([1, Channels, map.Height, map.Width], ScalarType.Float32);
        var values = MemoryMarshal.Cast<byte, float>(tensor.bytes);
        for (var i = 0; i < ClassCodes.Length; i++)
        {
            Surroundings(map, codes, i, values);
        }

        Places(map, values[(3 * ClassCodes.Length * pixels)..]);
        complete(values[..((Channels - 1) * pixels)], values[((Channels - 1) * pixels)..]);
        return tensor;
    }

    private static void Surroundings(LabelMap map, ClassCodes codes, int axis, Span<float> values)
    {
        int width = map.Width, height = map.Height, pixels = width * height;
        var near = Math.Max(1, map.Size.LongerSide / 64);
        var wide = Math.Max(2, map.Size.LongerSide / 12);
        var plane = Array.ConvertAll(map.Indices, label => codes[label][axis]);
        var nearby = BoxBlur.Blur(plane, width, height, near);
        var around = BoxBlur.Blur(BoxBlur.Blur(plane, width, height, wide), width, height, wide);
        for (var y = 0; y < height; y++)
        {
            var above = Math.Max(0, y - wide) * width;
            var below = Math.Min(height - 1, y + wide) * width;
            for (var x = 0; x < width; x++)
            {
                var pixel = y * width + x;
                values[axis * pixels + pixel] = NearWeight * nearby[pixel];
                values[(ClassCodes.Length + axis) * pixels + pixel] = WideWeight * around[above + x];
                values[(2 * ClassCodes.Length + axis) * pixels + pixel] = WideWeight * around[below + x];
            }
        }
    }

    private static void Places(LabelMap map, Span<float> values)
    {
        int width = map.Width, height = map.Height, pixels = width * height;
        var limit = map.Size.LongerSide / 16f;
        var border = BorderDistance.Measure(map.Indices, width, height, limit);
        var (down, across) = RegionPositions.Measure(map);
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, width);
            values[pixel] = BorderWeight * MathF.Sqrt(border[pixel] / limit);
            values[pixels + pixel] = RegionDownWeight * down[pixel];
            values[(2 * pixels) + pixel] = RegionAcrossWeight * across[pixel];
            values[(3 * pixels) + pixel] = PictureDownWeight * (y + 0.5f) / height;
            values[(4 * pixels) + pixel] = PictureAcrossWeight * (x + 0.5f) / width;
        }
    }
}
