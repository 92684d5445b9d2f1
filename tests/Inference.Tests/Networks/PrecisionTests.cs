using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Networks;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Networks;

/// <summary>The whole network in bfloat16, fused, against float32.</summary>
public sealed class PrecisionTests(ITestOutputHelper output)
{
    private const int Labels = 5;
    private const int Size = 128;

    /// <summary>With the coarsest level's matches alone, and both generators on the same ones: which of two places that look alike is taken hangs
    /// on the last bit, and so on the processor, however good both are.</summary>
    private static readonly Architecture Architecture =
        TinyModels.Architecture(Labels) with { Matching = MatchingMode.Dense, FeatureChannels = 16, GeneratorChannels = 16 };

    [Fact]
    public void Forward_InBfloat16_IsNearFloat32()
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        var expected = Forward(ScalarType.Float32, matched: null);
        var actual = Forward(ScalarType.BFloat16, expected);
        foreach (var (name, limit) in new[] { ("theta", 35), ("phi", 35), ("image", 35) })
        {
            foreach (var (plain, fused) in expected[name].Zip(actual[name]))
            {
                Assert.Equal(ScalarType.Float32, fused.dtype);
                var psnr = Compare.Psnr(plain, fused);
                output.WriteLine($"{name} {string.Join('×', plain.shape)}: {psnr:F1} dB");
                Assert.InRange(psnr, limit, double.MaxValue);
            }
        }
    }

    /// <param name="type">To compute in.</param>
    /// <param name="matched">Whose features are matched; null for its own.</param>
    private static Dictionary<string, Tensor[]> Forward(ScalarType type, Dictionary<string, Tensor[]>? matched)
    {
        using var correspondence = new FormulaParameters(5, "Corr", type);
        using var generator = new FormulaParameters(5, "G", type);
        var network = new TranslationNetwork(correspondence.Root, generator.Root, Architecture);
        var (map, exemplar) = (Smooth("map", Labels), Smooth("exemplar", 3));
        var (theta, phi) = (network.Theta(network.EncodeMap(map), map), network.EncodeExemplar(exemplar, Smooth("own", Labels)).Features);

        var matches = network.Match(matched?["theta"] ?? theta, matched?["phi"] ?? phi, exemplar);
        return new() { ["theta"] = theta, ["phi"] = phi, ["image"] = [network.Generate(matches, map)] };
    }

    private static Tensor Smooth(string key, int channels) => nn.functional.interpolate(
        tensor(GoldenFormula.Symmetric(key, channels * 64L)).reshape(1, channels, 8, 8), size: [Size, Size],
        mode: InterpolationMode.Bilinear, align_corners: true);
}
