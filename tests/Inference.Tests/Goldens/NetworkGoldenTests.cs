using System.Text.Json;
using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Networks;
using CoCosNet.Model.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Goldens;

/// <summary>The whole released network at 512², stage by stage against the golden numbers beside the checkout.</summary>
public sealed class NetworkGoldenTests(ITestOutputHelper output)
{
    /// <summary>Equal top matches a level must have: the recurrence amplifies the last bit of a float.</summary>
    private static readonly double[] EqualMatches = [1, 0.995, 0.99, 0.985];

    private static readonly Architecture SmallArchitecture =
        new() { LabelChannels = 20, FeatureChannels = 8, GeneratorChannels = 8, Size = 512, PropagationOrder = "hvvhh" };

    [Fact]
    public void Forward_SmallNetworkFromTheFormula_EqualsTheReleasedCode() => Check("small", FromFormula);

    [Theory]
    [InlineData("latest_net_G.pth")]
    [InlineData("legacy_net_G.pth")]
    public void Load_SmallCheckpoints_HaveTheFormulasParameters(string generator)
    {
        foreach (var (net, file) in new[] { ("Corr", "latest_net_Corr.pth"), ("G", generator) })
        {
            using var scope = NewDisposeScope();
            using var checkpoint = CheckpointReader.Read(Repository.Golden("small", file), null, TestContext.Current.CancellationToken);
            using var parameters = new CheckpointParameters(checkpoint, CPU, ScalarType.Float32);
            using var formula = new FormulaParameters(1, net);
            var both = new ParameterScope(new ComparedParameters(formula, parameters));
            _ = net == "Corr"
                ? new TranslationNetwork(both, new ParameterScope(new FormulaParameters(1, "G")), SmallArchitecture)
                : new TranslationNetwork(new ParameterScope(new FormulaParameters(1, "Corr")), both, SmallArchitecture);
            parameters.Verify();
        }
    }

    [Fact]
    public void Forward_ReleasedSizeFromTheFormula_EqualsTheReleasedCode() => Check("full", FromFormula);

    private static TranslationNetwork FromFormula(int seed, Architecture architecture, List<IDisposable> owned)
    {
        var (correspondence, generator) = (new FormulaParameters(seed, "Corr"), new FormulaParameters(seed, "G"));
        owned.AddRange([correspondence, generator]);
        return new TranslationNetwork(correspondence.Root, generator.Root, architecture);
    }

    private void Check(string folder, Func<int, Architecture, List<IDisposable>, TranslationNetwork> create)
    {
        using var meta = JsonDocument.Parse(File.ReadAllText(Repository.Golden(folder, "meta.json")));
        int Number(string name) => meta.RootElement.GetProperty(name).GetInt32();
        var architecture = new Architecture
        {
            LabelChannels = Number("label_nc"),
            FeatureChannels = Number("nef"),
            GeneratorChannels = Number("ngf"),
            Size = Number("size"),
            Iterations = Number("iterations"),
            PropagationOrder = meta.RootElement.GetProperty("propagation_order").GetString()!,
        };

        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var golden = CheckpointReader.Read(Repository.Golden(folder, "golden.safetensors"), null, TestContext.Current.CancellationToken);
        var inputs = GoldenInputs.Of(Number("seed"), architecture.LabelChannels);
        Assert.Equal(0, Compare.RelativeError(golden.Tensors["probe.seg"], Thin(inputs.Map, 32)));
        Assert.InRange(Compare.RelativeError(golden.Tensors["probe.ref"], Thin(inputs.Exemplar, 32)), 0, 1e-6);

        List<IDisposable> owned = [];
        var network = create(Number("seed"), architecture, owned);
        var theta = network.EncodeMap(inputs.Map);
        var phi = network.EncodeExemplar(inputs.Exemplar, inputs.ExemplarMap).Features;
        var matches = network.Match(theta, phi, inputs.Exemplar, cancellation: TestContext.Current.CancellationToken);
        var image = network.Generate(matches, inputs.Map);

        for (var level = 0; level < 4; level++)
        {
            CheckLevel(golden, level, theta[level], phi[level], matches[level].Best, matches[level].Warp);
        }

        var psnr = Compare.Psnr(golden.Tensors["image"], Thin(image, 512 / golden.Tensors["image"].shape[2]));
        output.WriteLine($"image: {psnr:F1} dB");
        Assert.InRange(psnr, 42, double.MaxValue);
        owned.ForEach(item => item.Dispose());
    }

    private void CheckLevel(Checkpoint golden, int level, Tensor theta, Tensor phi, Tensor best, Tensor warp)
    {
        var thetaError = Compare.RelativeError(golden.Tensors[$"theta{level}"], ThinTo(theta, golden.Tensors[$"theta{level}"]));
        var phiError = Compare.RelativeError(golden.Tensors[$"phi{level}"], ThinTo(phi, golden.Tensors[$"phi{level}"]));
        var equal = Compare.EqualShare(golden.Tensors[$"top1_{level}"], best);
        var warpPsnr = Compare.Psnr(golden.Tensors[$"warp{level}"], ThinTo(warp, golden.Tensors[$"warp{level}"]));
        output.WriteLine(
            $"level {level}: theta {thetaError:E1}, phi {phiError:E1}, matches equal {100 * equal:F4} %, warp {warpPsnr:F1} dB");
        Assert.InRange(thetaError, 0, 1e-4);
        Assert.InRange(phiError, 0, 1e-4);
        Assert.InRange(equal, EqualMatches[level], 1);
        Assert.InRange(warpPsnr, 42, double.MaxValue);
        if (level == 0)
        {
            Assert.InRange(golden.Tensors["warp0"].sub(warp).abs().max().ToSingle(), 0, 1e-4);
        }
    }

    private static Tensor ThinTo(Tensor x, Tensor golden) => Thin(x, x.shape[2] / golden.shape[2]);

    private static Tensor Thin(Tensor x, long step) =>
        x.slice(2, 0, x.shape[2], step).slice(3, 0, x.shape[3], step);
}
