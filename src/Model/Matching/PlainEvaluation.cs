using CoCosNet.Model.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>Implementation in plain tensor operations: the readable reference, for every device and with gradients.</summary>
internal sealed class PlainEvaluation : ICandidateEvaluation
{
    /// <summary>Most gathered feature values in a chunk (64 MB of float32).</summary>
    private const long ChunkValues = 16L << 20;

    public static readonly PlainEvaluation Instance = new();

    public RankedCandidates Rank(LevelFeatures features, Candidates offsets)
    {
        using var scope = NewDisposeScope();
        var indices = features.Grid.ToIndices(offsets);
        var scores = Scores(features, indices);

        // A stable sort, because topk does not define the order of equal scores.
        var (_, sorted) = scores.detach().sort(1, descending: true, stable: true);
        var order = sorted.narrow(1, 0, Candidates.Kept);
        var kept = scores.softmax(1).gather(1, order);
        var best = features.Grid.ToOffsets(indices.gather(1, order)).MoveToOuterDisposeScope();
        return new RankedCandidates(best, kept.MoveToOuterDisposeScope());
    }

    public RankedCandidates PropagateAndRank(LevelFeatures features, Candidates own, Axis axis)
    {
        using var scope = NewDisposeScope();
        return Rank(features, Propagation.Propagate(own, axis)).MoveToOuterDisposeScope();
    }

    public Tensor Scores(LevelFeatures features, Tensor indices)
    {
        using var scope = NewDisposeScope();
        long count = indices.shape[1], pixels = features.Grid.Height * features.Grid.Width, channels = features.Channels;
        var perPixel = indices.flatten(2).transpose(1, 2).contiguous(); // B×HW×K
        var scores = empty([features.Batch, pixels, count], ScalarType.Float32, features.Theta.device);
        var step = Math.Max(1, ChunkValues / (count * channels));
        for (var b = 0L; b < features.Batch; b++)
        {
            for (var start = 0L; start < pixels; start += step)
            {
                using var chunk = NewDisposeScope();
                var length = Math.Min(step, pixels - start);
                var index = perPixel[b].narrow(0, start, length).reshape(length * count);
                var gathered = features.Phi[b].index_select(0, index).reshape(length, count, channels);
                var query = features.Theta[b].narrow(0, start, length).unsqueeze(2);
                scores[b].narrow(0, start, length).copy_(gathered.bmm(query).squeeze(2));
            }
        }

        return scores.div_(features.Temperature).transpose(1, 2).reshape(features.Batch, count, features.Grid.Height, features.Grid.Width)
            .MoveToOuterDisposeScope();
    }

    public Tensor Warp(LevelFeatures features, Tensor indices, Tensor exemplar)
    {
        using var scope = NewDisposeScope();
        var weights = Scores(features, indices).softmax(1);
        var pixels = exemplar.flatten(2); // B×3×hw
        long[] shape = [exemplar.shape[0], exemplar.shape[1], indices.shape[2], indices.shape[3]];
        var warp = zeros(shape, exemplar.dtype, exemplar.device);
        for (var k = 0L; k < indices.shape[1]; k++)
        {
            using var candidate = NewDisposeScope();
            var index = indices.narrow(1, k, 1).flatten(2).expand(-1, exemplar.shape[1], -1);
            var picked = pixels.gather(2, index).reshape(shape);
            warp.add_(picked.mul_(weights.narrow(1, k, 1)), Scalars.One);
        }

        return warp.MoveToOuterDisposeScope();
    }
}
