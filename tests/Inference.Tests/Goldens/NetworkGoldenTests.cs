using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Networks;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Goldens;

/// <summary>
/// The whole network at 512², stage by stage, against what the released code computes. Features and warps are judged to the last digits.
/// Matches cannot be: where two candidates score alike, the last bit of a float, which differs from processor to processor, decides, and the
/// recurrence passes the decision on to neighbours and to the next level. Scores of matches that differ may differ too, as the GRU moves a match
/// after it was ranked. So the share of equal matches is judged, and the warp where all 16 candidates are equal.
/// </summary>
public sealed class NetworkGoldenTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-4;

    /// <summary>A step of 8 bits; the picture inherits the matches that differ.</summary>
    private const double VisibleError = 2 / 255.0;

    /// <summary>Equal best matches a level must have where its errors include those of the levels below.</summary>
    private static readonly double[] EqualMatches = [1, 0.995, 0.99, 0.985];

    /// <summary>The repository has numbers of some pixels: of a level's candidates and warp, those of 205.</summary>
    [Fact]
    public void Forward_SmallNetworkFromTheFormula_EqualsTheReleasedCode()
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var golden = Read(Repository.PathOf("tests", "Inference.Tests", "Goldens", "Data", "small.safetensors"));
        using var small = new GoldenNetwork(1, GoldenNetwork.Small);
        Assert.Equal(0, Compare.RelativeError(golden["probe.seg"], Compare.ThinTo(small.Inputs.Map, golden["probe.seg"])));
        Assert.InRange(Compare.RelativeError(golden["probe.ref"], Compare.ThinTo(small.Inputs.Exemplar, golden["probe.ref"])), 0, 1e-6);

        var matches = small.Network.Match(small.Theta, small.Phi, small.Inputs.Exemplar, cancellation: TestContext.Current.CancellationToken);

        CheckFeatures(golden, small);
        Assert.Equal(1, Compare.EqualShare(golden["top1_0"], matches[0].Best[0, 0].slice(0, 0, 64, 2).slice(1, 0, 64, 2)));
        Assert.InRange(golden["warp0"].sub(Compare.ThinTo(matches[0].Warp, golden["warp0"])).abs().max().ToSingle(), 0, Tolerance);
        for (var level = 1; level < 4; level++)
        {
            var every = 5 * (matches[level].Best.numel() / 1024);
            CheckRows(golden[$"rows{level}"], golden[$"warp{level}"], level, matches[level], every, leastBest: 0.97, leastAll: 0.85);
        }

        var image = Compare.ThinTo(small.Network.Generate(matches, small.Inputs.Map), golden["image"]);
        Assert.InRange(Share(golden["image"].sub(image).abs().amax([1]).le((Scalar)VisibleError)), 0.9, 1);
    }

    /// <summary>A tie that a level below decides otherwise is not inherited here, so that nearly all matches are equal.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Match_FromTheReleasedMatchesOfTheLevelBelow_EqualsTheReleasedCode(int level)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var golden = Read(Repository.Golden("small", "golden.safetensors"));
        using var small = new GoldenNetwork(1, GoldenNetwork.Small);
        var side = small.Theta[level].shape[2];
        var below = golden[$"top1_{level - 1}"].to(ScalarType.Int64).reshape(1, 1, side / 2, side / 2);

        var match = small.Matching.Match(
            small.Theta[level], small.Phi[level], Resize.Pool(small.Inputs.Exemplar, 1 << (3 - level)), new LevelMatch(below, below), level);

        Assert.InRange(Compare.EqualShare(golden[$"top1_{level}"], match.Best), 0.995, 1);
        Assert.InRange(WithinTolerance(golden[$"warp{level}"], match.Warp), 0.97, 1);
        var every = side * side / golden[$"inds{level}_row"].shape[1];
        CheckRows(golden[$"inds{level}_row"], Every(golden[$"warp{level}"], every), level, match, every, leastBest: 0.99, leastAll: 0.94);
    }

    [Fact]
    public void Generate_FromTheReleasedWarps_EqualsTheReleasedCode()
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var golden = Read(Repository.Golden("small", "golden.safetensors"));
        using var small = new GoldenNetwork(1, GoldenNetwork.Small);
        LevelMatch[] matches = [.. Enumerable.Range(0, 4).Select(level => new LevelMatch(golden[$"top1_{level}"], golden[$"warp{level}"]))];

        var image = small.Network.Generate(matches, small.Inputs.Map);

        Assert.InRange(Compare.RelativeError(golden["image"], image), 0, Tolerance);
    }

    [Fact]
    public void Forward_ReleasedSizeFromTheFormula_EqualsTheReleasedCode()
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var golden = Read(Repository.Golden("full", "golden.safetensors"));
        using var full = new GoldenNetwork(2, GoldenNetwork.Full);

        var matches = full.Network.Match(full.Theta, full.Phi, full.Inputs.Exemplar, cancellation: TestContext.Current.CancellationToken);

        CheckFeatures(golden, full);
        for (var level = 0; level < 4; level++)
        {
            var equal = Compare.EqualShare(golden[$"top1_{level}"], matches[level].Best);
            var warped = WithinTolerance(golden[$"warp{level}"], matches[level].Warp);
            output.WriteLine($"level {level}: {100 * equal:F3} % of matches and {100 * warped:F3} % of the warp equal");
            Assert.InRange(equal, EqualMatches[level], 1);
            Assert.InRange(warped, level == 0 ? 1 : 0.98, 1);
        }

        var psnr = Compare.Psnr(golden["image"], Compare.ThinTo(full.Network.Generate(matches, full.Inputs.Map), golden["image"]));
        output.WriteLine($"image: {psnr:F1} dB");
        Assert.InRange(psnr, 42, double.MaxValue);
    }

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
                ? new TranslationNetwork(both, new ParameterScope(new FormulaParameters(1, "G")), GoldenNetwork.Small)
                : new TranslationNetwork(new ParameterScope(new FormulaParameters(1, "Corr")), both, GoldenNetwork.Small);
            parameters.Verify();
        }
    }

    private static GoldenNumbers Read(string path) => new(path, TestContext.Current.CancellationToken);

    private static void CheckFeatures(GoldenNumbers golden, GoldenNetwork network)
    {
        for (var level = 0; level < 4; level++)
        {
            var (theta, phi) = (golden[$"theta{level}"], golden[$"phi{level}"]);
            Assert.InRange(Compare.RelativeError(theta, Compare.ThinTo(network.Theta[level], theta)), 0, Tolerance);
            Assert.InRange(Compare.RelativeError(phi, Compare.ThinTo(network.Phi[level], phi)), 0, Tolerance);
        }
    }

    /// <param name="rows">All candidates of some pixels, 1×pixels×16.</param>
    /// <param name="warp">1×3×pixels.</param>
    /// <param name="level">To tell.</param>
    /// <param name="match">Found.</param>
    /// <param name="every">From one of these pixels to the next.</param>
    /// <param name="leastBest">Least share of pixels whose best candidate is equal.</param>
    /// <param name="leastAll">Least share of pixels all of whose candidates are.</param>
    private void CheckRows(Tensor rows, Tensor warp, int level, LevelMatch match, long every, double leastBest, double leastAll)
    {
        var equal = Every(match.Indices, every).transpose(1, 2).eq(rows.to(ScalarType.Int64)); // 1×pixels×16
        var (best, all) = (Share(equal.select(2, 0)), equal.all(2));
        var error = warp.sub(Every(match.Warp, every)).abs().amax([1]).masked_select(all).max().ToSingle();
        output.WriteLine($"level {level}: best equal {100 * best:F2} %, all 16 {100 * Share(all):F2} %, the warp of these by {error:E1}");
        Assert.InRange(best, leastBest, 1);
        Assert.InRange(Share(all), leastAll, 1);
        Assert.InRange(error, 0, Tolerance);
    }

    private static double WithinTolerance(Tensor golden, Tensor warp) =>
        Share(golden.sub(Compare.ThinTo(warp, golden)).abs().amax([1]).le((Scalar)Tolerance));

    private static Tensor Every(Tensor planes, long every) => planes.flatten(2).slice(2, 0, planes.shape[2] * planes.shape[3], every);

    private static double Share(Tensor flags) => flags.to(ScalarType.Float64).mean().ToDouble();
}
