using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Kernel;

/// <summary>
/// The same arithmetic as <see cref="PlainEvaluation"/> in one pass over memory, for float32 on the CPU without gradients. Results depend
/// neither on the number of threads nor on the tile of a pixel. Only the outputs are allocated.
/// </summary>
internal abstract class KernelEvaluation : ICandidateEvaluation
{
    /// <summary>Indices are computed in float32, which represents whole numbers exactly up to this one.</summary>
    private const long MaxPixels = 1 << 24;

    /// <summary>
    /// The widest vectors that .NET uses on this processor; its settings (DOTNET_EnableAVX512=0, DOTNET_EnableAVX2=0, …) restrict them.
    /// </summary>
    public static readonly LanePath BestPath =
        Vector512.IsHardwareAccelerated ? LanePath.Vector512
        : Vector256.IsHardwareAccelerated ? LanePath.Vector256
        : Vector128.IsHardwareAccelerated ? LanePath.Vector128
        : LanePath.Scalar;

    public static readonly KernelEvaluation Best = Create(BestPath);

    /// <summary>The kernel for vectors of a given width. Widths that the processor lacks work too, but slowly.</summary>
    public static KernelEvaluation Create(LanePath path) => path switch
    {
        LanePath.Vector512 => new LaneEvaluation<Lanes512>(),
        LanePath.Vector256 => new LaneEvaluation<Lanes256>(),
        LanePath.Vector128 => new LaneEvaluation<Lanes128>(),
        _ => new LaneEvaluation<ScalarLanes>(),
    };

    public RankedCandidates Rank(LevelFeatures features, Candidates offsets) => Rank(features, offsets, null);

    public RankedCandidates PropagateAndRank(LevelFeatures features, Candidates own, Axis axis) => Rank(features, own, axis);

    public Tensor Scores(LevelFeatures features, Tensor indices)
    {
        using var scope = NewDisposeScope();
        Check(features, indices, ScalarType.Int64, nameof(indices));
        CheckRange(features, indices);
        indices = indices.contiguous();
        var scores = empty(indices.shape, ScalarType.Float32);
        WriteScores(features, indices, scores);
        return scores.MoveToOuterDisposeScope();
    }

    public Tensor Warp(LevelFeatures features, Tensor indices, Tensor exemplar)
    {
        using var scope = NewDisposeScope();
        Check(features, indices, ScalarType.Int64, nameof(indices));
        Check(features, exemplar, ScalarType.Float32, nameof(exemplar));
        CheckRange(features, indices);
        (indices, exemplar) = (indices.contiguous(), exemplar.contiguous());
        var warp = empty(exemplar.shape, ScalarType.Float32);
        WriteWarp(features, indices, exemplar, warp);
        return warp.MoveToOuterDisposeScope();
    }

    protected abstract void WriteRanking(LevelFeatures features, Candidates offsets, Axis? axis, RankedCandidates ranked);

    protected abstract void WriteScores(LevelFeatures features, Tensor indices, Tensor scores);

    protected abstract void WriteWarp(LevelFeatures features, Tensor indices, Tensor exemplar, Tensor warp);

    private RankedCandidates Rank(LevelFeatures features, Candidates offsets, Axis? axis)
    {
        using var scope = NewDisposeScope();
        Check(features, offsets.Rows, ScalarType.Float32, nameof(offsets.Rows));
        Check(features, offsets.Columns, ScalarType.Float32, nameof(offsets.Columns));
        var planes = offsets.Rows.shape[1];
        if (planes != offsets.Columns.shape[1] || (axis is null && planes < Candidates.Kept) || (axis is not null && planes != Candidates.Kept))
        {
            throw new ArgumentException(
                $"Offsets have {planes} rows and {offsets.Columns.shape[1]} columns a pixel; equally many are needed, "
                + $"{Candidates.Kept} to propagate and at least {Candidates.Kept} to rank.");
        }

        long[] shape = [features.Batch, Candidates.Kept, features.Grid.Height, features.Grid.Width];
        var ranked = new RankedCandidates(
            new Candidates(empty(shape, ScalarType.Float32), empty(shape, ScalarType.Float32)), empty(shape, ScalarType.Float32));
        WriteRanking(features, new Candidates(offsets.Rows.contiguous(), offsets.Columns.contiguous()), axis, ranked);
        return ranked.MoveToOuterDisposeScope();
    }

    private static void Check(LevelFeatures features, Tensor tensor, ScalarType type, string name)
    {
        long height = features.Grid.Height, width = features.Grid.Width;
        var shape = tensor.shape;
        if (shape.Length != 4 || shape[0] != features.Batch || shape[1] < 1 || shape[2] != height || shape[3] != width
            || tensor.dtype != type || tensor.device.type != TorchSharp.DeviceType.CPU)
        {
            throw new ArgumentException(
                $"{name} is {tensor.dtype} {string.Join('×', shape)} on {tensor.device}; "
                + $"needed is {type} {features.Batch}×K×{height}×{width} on cpu.");
        }

        if (height * width > MaxPixels)
        {
            throw new ArgumentException($"The level has {height}×{width} pixels; float32 can index {MaxPixels}.");
        }
    }

    private static void CheckRange(LevelFeatures features, Tensor indices)
    {
        var pixels = features.Grid.Height * features.Grid.Width;
        var (least, most) = (indices.min().item<long>(), indices.max().item<long>());
        if (least < 0 || most >= pixels)
        {
            throw new ArgumentOutOfRangeException(nameof(indices), $"Indices are {least}..{most}; the level has pixels 0..{pixels - 1}.");
        }
    }
}
