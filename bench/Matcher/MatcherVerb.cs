using System.Globalization;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Matching.Kernel;
using CoCosNet.Model.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Bench.Matcher;

/// <summary>
/// One propagation and evaluation at 512² (48 candidates of 32 channels, best 16) and one warp of 16: compares the released code's
/// implementation, the plain reference and the kernel for each vector width, in one run.
/// </summary>
internal static class MatcherVerb
{
    private const int Size = 512;
    private const int Channels = 32;
    private const float Temperature = 0.01f;

    public static void Run(TextWriter output)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var theta = Unit(generator);
        var phi = Unit(generator);
        using var features = new LevelFeatures(theta, phi, Temperature);
        var exemplar = rand([1, 3, Size, Size], generator: generator);
        output.WriteLine(Machine.Description);
        output.WriteLine($"{Size}×{Size}, {3 * Candidates.Kept} candidates, {Channels} channels; medians in ms");
        foreach (var threads in new[] { 1, 2 })
        {
            set_num_threads(threads);
            KernelThreads.Count = threads;
            foreach (var (name, own) in MatcherInputs.All(Size, generator))
            {
                output.WriteLine();
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} offsets, {threads} thread(s)"));
                Measure(output, features, own, exemplar);
            }
        }
    }

    private static void Measure(TextWriter output, LevelFeatures features, Candidates own, Tensor exemplar)
    {
        var indices = features.Grid.ToIndices(own);
        var released = Stopwatches.Median(3, () => ReleasedWay.Rank(features, Propagation.Propagate(own, Axis.Horizontal)));
        Print(output, "index_select per candidate", released, released, null);
        var plain = PlainEvaluation.Instance;
        Print(
            output, "plain reference",
            Stopwatches.Median(3, () => plain.PropagateAndRank(features, own, Axis.Horizontal)), released,
            Stopwatches.Median(3, () => plain.Warp(features, indices, exemplar)));
        foreach (var path in Enum.GetValues<LanePath>().Where(path => path <= KernelEvaluation.BestPath).Reverse())
        {
            var kernel = KernelEvaluation.Create(path);
            Print(
                output, $"kernel, {path}",
                Stopwatches.Median(7, () => kernel.PropagateAndRank(features, own, Axis.Horizontal)), released,
                Stopwatches.Median(7, () => kernel.Warp(features, indices, exemplar)));
        }
    }

    private static void Print(TextWriter output, string name, double rank, double released, double? warp) =>
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {name,-28} rank {rank,8:F1}  ({released / rank,5:F1}×)   warp {warp,8:F1}"));

    private static Tensor Unit(Generator generator)
    {
        var features = randn([1, Channels, Size, Size], generator: generator);
        return nn.functional.normalize(features, dim: 1);
    }
}
