using System.Security.Cryptography;
using CoCosNet.Inference.Tests.Matching;
using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Layers;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Matching.Kernel;
using CoCosNet.Model.Matching.Refined;
using CoCosNet.Model.Matching.Refined.Kernel;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Serving;

/// <summary>
/// Our own kernels give the same bytes on one, two and four threads, with the vectors of every instruction set: <c>LanePathTests</c> repeats this
/// in processes that have narrower ones. libtorch's operations do not, so the number of threads is part of what the product promises
/// (docs/decisions/0019-same-bytes.md).
/// </summary>
public sealed class KernelThreadsTests
{
    private const int Height = 64;
    private const int Width = 88;

    private static readonly int[] Threads = [1, 2, 4];

    [Theory]
    [InlineData(nameof(LanePath.Scalar))]
    [InlineData(nameof(LanePath.Vector128))]
    [InlineData(nameof(LanePath.Vector256))]
    [InlineData(nameof(LanePath.Vector512))]
    public void CandidateEvaluation_OnAnyNumberOfThreads_GivesTheSameBytes(string path) => Check(() =>
    {
        using var features = MatcherCases.Unit(1, 1, 24, Height, Width);
        var kernel = KernelEvaluation.Create(Enum.Parse<LanePath>(path));
        var first = kernel.PropagateAndRank(features, MatcherCases.Offsets(2, 1, Candidates.Kept, Height, Width), Axis.Horizontal);
        var ranked = kernel.PropagateAndRank(features, first.Offsets, Axis.Vertical);
        var indices = features.Grid.ToIndices(ranked.Offsets);
        return [ranked.Offsets.Rows, ranked.Offsets.Columns, ranked.Probabilities, kernel.Warp(features, indices, Random("exemplar", 3))];
    });

    [Fact]
    public void DistinctSearch_OnAnyNumberOfThreads_GivesTheSameBytes() => Check(() =>
    {
        using var search = new KernelSearch(Unit("theta"), Unit("phi"), 0.01f);
        var below = arange(Height / 2 * (Width / 2), ScalarType.Int64).reshape(1, 1, Height / 2, Width / 2);
        var favoured = new FavouredPlaces(arange(Height * Width, ScalarType.Int64).reshape(1, 1, Height, Width), full([1, 1, Height, Width], 0.02f));
        var best = search.Seed(below, favoured.Places);
        best = search.Propagate(search.Propagate(best, Axis.Horizontal), Axis.Vertical);
        best = search.Agree(search.Around(search.Favour(best, favoured), favoured), favoured);
        var positions = Random("positions", 2).mul(20).add(30);
        return [best.Indices, best.Scores, search.Look(positions)];
    });

    [Fact]
    public void FusedOperations_OnAnyNumberOfThreads_GiveTheSameBytes() => Check(() =>
    {
        var x = ChannelsLast.Arrange(Random("x", 40).to(ScalarType.BFloat16));
        var modulation = ChannelsLast.Arrange(Random("modulation", 80).to(ScalarType.BFloat16));
        var half = ChannelsLast.Arrange(x.slice(2, 0, Height, 2).slice(3, 0, Width, 2));
        return
        [
            InstanceNorm.forward(x, Activation.LeakyRelu), PositionalNorm.Modulate(x, modulation, Activation.LeakyRelu),
            Resize.BilinearTwiceAndAdd(half, x), UnitVectors.Normalize(x),
        ];
    });

    private static void Check(Func<Tensor[]> compute)
    {
        var digests = Threads.Select(threads => OnThreads(threads, compute)).ToList();
        Assert.All(digests, digest => Assert.Equal(digests[0], digest));
    }

    /// <summary>On a thread of its own, whose number of libtorch threads no other test sees.</summary>
    private static string OnThreads(int threads, Func<Tensor[]> compute)
    {
        var digest = "";
        var thread = new Thread(() =>
        {
            set_num_threads(threads);
            KernelThreads.Count = threads;
            using var scope = NewDisposeScope();
            using var inference = inference_mode();
            digest = Convert.ToHexString(SHA256.HashData([.. compute().SelectMany(tensor => tensor.contiguous().bytes.ToArray())]));
        });
        thread.Start();
        thread.Join();
        KernelThreads.Count = Environment.ProcessorCount;
        return digest;
    }

    private static Tensor Unit(string key) => nn.functional.normalize(Random(key, 40), dim: 1);

    private static Tensor Random(string key, int channels) =>
        tensor(GoldenFormula.Symmetric(key, (long)channels * Height * Width)).reshape(1, channels, Height, Width);
}
