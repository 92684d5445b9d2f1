using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Layers;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Matching.Released;
using CoCosNet.Model.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Goldens;

/// <summary>Single steps of the released code, at 32×32, from the tests' own copy of the numbers.</summary>
public sealed class StageGoldenTests : IDisposable
{
    private const int Seed = 3;
    private const float Temperature = 0.01f;
    private const double Tolerance = 1e-4;

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly IReadOnlyDictionary<string, Tensor> _golden;
    private readonly Checkpoint _checkpoint = CheckpointReader.Read(Repository.PathOf("tests", "Inference.Tests", "Goldens", "Data", "stages.safetensors"));

    public StageGoldenTests()
    {
        _golden = _checkpoint.Tensors;
    }

    public void Dispose()
    {
        _scope.Dispose();
        _checkpoint.Dispose();
    }

    [Theory]
    [InlineData("offset_x", "offset_y", "indices_integer")]
    [InlineData("offset_x_frac", "offset_y_frac", "indices_fractional")]
    public void ToIndices_OfOffsets_TruncatesAsReleased(string rows, string columns, string expected)
    {
        using var grid = new PixelGrid(32, 32, CPU);
        var indices = grid.ToIndices(new Candidates(_golden[rows], _golden[columns]));
        Assert.Equal(1.0, Compare.EqualShare(_golden[expected], indices));
    }

    [Fact]
    public void Seed_OfTopMatches_IsEqual()
    {
        using var coarse = new PixelGrid(16, 16, CPU);
        var seeds = Seeding.Seed(_golden["seed_top1"].to(ScalarType.Int64).reshape(1, 1, 16, 16), coarse);
        Assert.Equal(1.0, Compare.EqualShare(_golden["seed_x"], seeds.Rows));
        Assert.Equal(1.0, Compare.EqualShare(_golden["seed_y"], seeds.Columns));
    }

    [Theory]
    [InlineData("horizontal")]
    [InlineData("vertical")]
    public void Propagate_AlongAnAxis_IsEqual(string axis)
    {
        var own = new Candidates(_golden["offset_x"], _golden["offset_y"]);
        var all = Propagation.Propagate(own, axis == "horizontal" ? Axis.Horizontal : Axis.Vertical);
        Assert.Equal(1.0, Compare.EqualShare(_golden[$"propagate_{axis}_x"], all.Rows));
        Assert.Equal(1.0, Compare.EqualShare(_golden[$"propagate_{axis}_y"], all.Columns));
    }

    [Fact]
    public void Rank_Of48Candidates_IsEqual()
    {
        using var features = new LevelFeatures(_golden["left"], _golden["right"], Temperature);
        var ranked = CandidateEvaluation.Rank(
            features, new Candidates(_golden["propagate_horizontal_x"], _golden["propagate_horizontal_y"]));
        Assert.Equal(1.0, Compare.EqualShare(_golden["evaluate_x"], ranked.Offsets.Rows));
        Assert.Equal(1.0, Compare.EqualShare(_golden["evaluate_y"], ranked.Offsets.Columns));
        Assert.InRange(Compare.RelativeError(_golden["evaluate_corr"].reshape(1, 16, 32, 32), ranked.Probabilities), 0, Tolerance);
    }

    [Fact]
    public void Refinement_OneStep_IsClose()
    {
        using var parameters = new FormulaParameters(Seed, "update");
        var refinement = new Refinement(parameters.Root);
        var ranked = new RankedCandidates(
            new Candidates(_golden["evaluate_x"], _golden["evaluate_y"]), _golden["evaluate_corr"].reshape(1, 16, 32, 32));
        var (hidden, delta) = refinement.forward(_golden["gru_hidden_in"], ranked);
        Assert.InRange(Compare.RelativeError(_golden["gru_hidden_out"], hidden), 0, Tolerance);
        Assert.InRange(Compare.RelativeError(_golden["gru_dx"], delta.Rows), 0, Tolerance);
        Assert.InRange(Compare.RelativeError(_golden["gru_dy"], delta.Columns), 0, Tolerance);
    }

    [Fact]
    public void SpadeBlock_WithShortcut_IsClose()
    {
        using var parameters = new FormulaParameters(Seed, "spade");
        var y = new SpadeBlock(parameters.Root, 16, 8, 23).forward(_golden["spade_x"], new Condition(_golden["spade_seg"]));
        Assert.InRange(Compare.RelativeError(_golden["spade_out"], y), 0, Tolerance);
    }

    [Fact]
    public void ResidualBlock_Forward_IsClose()
    {
        using var parameters = new FormulaParameters(Seed, "res");
        var y = new ResidualBlock(parameters.Root, 16).forward(_golden["spade_x"]);
        Assert.InRange(Compare.RelativeError(_golden["res_out"], y), 0, Tolerance);
    }

    [Fact]
    public void ReleasedMatching_OneLevel_FindsTheSameMatches()
    {
        using var parameters = new FormulaParameters(Seed, "matcher");
        var matching = new ReleasedMatching(parameters.Root, 32, "hvvhh", Temperature);
        var exemplar = tensor(GoldenFormula.Symmetric($"{Seed}:ref", 3 * 1024)).reshape(1, 3, 32, 32);
        var match = matching.Match(_golden["left"], _golden["right"], exemplar, new Candidates(_golden["seed_x"], _golden["seed_y"]));
        Assert.InRange(Compare.EqualShare(_golden["matcher_indices"], match.Indices.flatten(2).transpose(1, 2)), 0.995, 1);
        Assert.InRange(Compare.Psnr(_golden["matcher_warp"].reshape(1, 3, 32, 32), match.Warp), 42, double.MaxValue);
    }
}
