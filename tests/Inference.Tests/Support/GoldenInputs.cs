using System.Globalization;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Support;

/// <summary>The whole-network inputs of a golden seed: 1×L×512×512, 1×3×512×512, 1×L×512×512.</summary>
internal sealed record GoldenInputs(Tensor Map, Tensor Exemplar, Tensor ExemplarMap)
{
    private const int Size = 512;

    public static GoldenInputs Of(int seed, int labelChannels)
    {
        var coarse = Smooth(string.Create(CultureInfo.InvariantCulture, $"{seed}:ref"), 3, 64);
        var fine = GoldenFormula.Symmetric(string.Create(CultureInfo.InvariantCulture, $"{seed}:fine"), 3L * Size * Size);
        var exemplar = new float[coarse.Length];
        for (var i = 0; i < exemplar.Length; i++)
        {
            exemplar[i] = Math.Clamp((0.9f * ((2f * coarse[i]) - 1f)) + (0.1f * fine[i]), -1f, 1f);
        }

        return new GoldenInputs(
            tensor(Smooth(string.Create(CultureInfo.InvariantCulture, $"{seed}:seg"), labelChannels, 16)).reshape(1, labelChannels, Size, Size),
            tensor(exemplar).reshape(1, 3, Size, Size),
            tensor(Smooth(string.Create(CultureInfo.InvariantCulture, $"{seed}:ref_seg"), labelChannels, 16)).reshape(1, labelChannels, Size, Size));
    }

    /// <summary>
    /// Bilinear upsampling with corners aligned, in the rounding of the machine that made the goldens (its compiler fused
    /// multiplications and additions): the probes come out bit for bit. Today's libtorch differs in the last bits, and the
    /// recurrence makes matches of that.
    /// </summary>
    private static float[] Smooth(string key, int channels, int cells)
    {
        var grid = GoldenFormula.Unit(key, (long)channels * cells * cells);
        var values = new float[channels * Size * Size];
        var scale = (cells - 1f) / (Size - 1f);
        var at = 0;
        for (var c = 0; c < channels; c++)
        {
            for (var y = 0; y < Size; y++)
            {
                var (y0, y1, below) = Source(scale, y, cells);
                int upper = ((c * cells) + y0) * cells, lower = ((c * cells) + y1) * cells;
                for (var x = 0; x < Size; x++)
                {
                    var (x0, x1, right) = Source(scale, x, cells);
                    var top = Mix(grid[upper + x0], grid[upper + x1], right);
                    values[at++] = Mix(top, Mix(grid[lower + x0], grid[lower + x1], right), below);
                }
            }
        }

        return values;
    }

    private static (int First, int Second, float Weight) Source(float scale, int target, int cells)
    {
        var first = (int)(scale * target);
        return (first, Math.Min(cells - 1, first + 1), MathF.FusedMultiplyAdd(scale, target, -first));
    }

    private static float Mix(float a, float b, float weight) => MathF.FusedMultiplyAdd(1f - weight, a, weight * b);
}
