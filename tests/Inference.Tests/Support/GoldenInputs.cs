using System.Globalization;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Support;

/// <summary>The whole-network inputs of a golden seed: 1×L×512×512, 1×3×512×512, 1×L×512×512.</summary>
internal sealed record GoldenInputs(Tensor Map, Tensor Exemplar, Tensor ExemplarMap)
{
    private const int Size = 512;

    public static GoldenInputs Of(int seed, int labelChannels)
    {
        var exemplar = Smooth($"{seed}:ref", 3, 64).mul(2f).sub(1f).mul(0.9f);
        var fine = tensor(GoldenFormula.Symmetric(string.Create(CultureInfo.InvariantCulture, $"{seed}:fine"), 3L * Size * Size))
            .reshape(1, 3, Size, Size);
        return new GoldenInputs(
            Smooth($"{seed}:seg", labelChannels, 16),
            exemplar.add(fine.mul(0.1f)).clamp(-1f, 1f),
            Smooth($"{seed}:ref_seg", labelChannels, 16));
    }

    private static Tensor Smooth(string key, int channels, int cells) =>
        nn.functional.interpolate(
            tensor(GoldenFormula.Unit(key, (long)channels * cells * cells)).reshape(1, channels, cells, cells),
            size: [Size, Size], mode: InterpolationMode.Bilinear, align_corners: true);
}
