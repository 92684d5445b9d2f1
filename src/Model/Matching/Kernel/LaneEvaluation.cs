using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Kernel;

/// <summary>The kernel for vectors of one width.</summary>
internal sealed unsafe class LaneEvaluation<TLanes> : KernelEvaluation
    where TLanes : struct, ILanes
{
    protected override void WriteRanking(LevelFeatures features, Candidates offsets, Axis? axis, RankedCandidates ranked)
    {
        var level = new Level(features);
        var reader = new OffsetReader(
            Memory.Of<float>(offsets.Rows), Memory.Of<float>(offsets.Columns), (int)offsets.Rows.shape[1], axis, level);
        var ranking = new Ranking(
            level, reader, Memory.Of<float>(ranked.Offsets.Rows), Memory.Of<float>(ranked.Offsets.Columns),
            Memory.Of<float>(ranked.Probabilities));
        RowBands.Run(level.Batch * level.Height, ranking.Run<TLanes>);
        KeepAlive(features, offsets.Rows, offsets.Columns, ranked.Offsets.Rows, ranked.Offsets.Columns, ranked.Probabilities);
    }

    protected override void WriteScores(LevelFeatures features, Tensor indices, Tensor scores)
    {
        var level = new Level(features);
        var given = new GivenIndices(level, Memory.Of<long>(indices), (int)indices.shape[1]);
        var output = Memory.Of<float>(scores);
        RowBands.Run(level.Batch * level.Height, (first, end) => given.WriteScores<TLanes>(output, first, end));
        KeepAlive(features, indices, scores);
    }

    protected override void WriteWarp(LevelFeatures features, Tensor indices, Tensor exemplar, Tensor warp)
    {
        var level = new Level(features);
        var given = new GivenIndices(level, Memory.Of<long>(indices), (int)indices.shape[1]);
        var (input, output) = ((nint)Memory.Of<float>(exemplar), (nint)Memory.Of<float>(warp));
        var colors = (int)exemplar.shape[1];
        RowBands.Run(
            level.Batch * level.Height,
            (first, end) => given.WriteWarp<TLanes>((float*)input, (float*)output, colors, first, end));
        KeepAlive(features, indices, exemplar, warp);
    }

    /// <summary>Keeps the tensors alive, which own the memory that the threads work on.</summary>
    private static void KeepAlive(LevelFeatures features, params ReadOnlySpan<Tensor> tensors)
    {
        GC.KeepAlive(features);
        foreach (var tensor in tensors)
        {
            GC.KeepAlive(tensor);
        }
    }
}
