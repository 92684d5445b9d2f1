using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>
/// Classes whose look a map's class takes where the exemplar has none of it: water that of the sky, snow that of clouds. Without them such
/// a region matches whatever lies at the same borders, and is a patchwork of its neighbours.
/// </summary>
internal sealed class StandIns
{
    /// <summary>Mean share of a picture below which it has none of a class: what a slip of the brush leaves.</summary>
    private const float LeastShare = 0.004f;

    private readonly int[][] _candidates;

    /// <param name="candidates">For each class its stand-ins, the best first; where a picture has none of them, theirs are tried, and so on. None
    /// for a model that names none.</param>
    public StandIns(IReadOnlyList<IReadOnlyList<int>> candidates) => _candidates = [.. candidates.Select((_, label) => Reached(candidates, label))];

    /// <summary>The map as it is matched.</summary>
    /// <param name="map">B×L×H×W, shares of each class.</param>
    /// <param name="exemplar">B×L×h×w, the exemplar's, at any size.</param>
    /// <returns>B×L×H×W; the map itself where nothing is missing.</returns>
    public Tensor Apply(Tensor map, Tensor exemplar)
    {
        if (_candidates.Length == 0)
        {
            return map;
        }

        using var scope = NewDisposeScope();
        var shares = Means(exemplar);
        var wanted = Means(map);
        var count = _candidates.Length;
        var moves = new float[wanted.Length * count];
        var moved = false;
        for (var i = 0; i < wanted.Length; i++)
        {
            var picture = shares.AsMemory(i / count * count, count);
            var label = i % count;
            var target = wanted[i] > 0 ? Target(label, picture.Span) : label;
            moved |= target != label;
            moves[(((i / count * count) + target) * count) + label] = 1;
        }

        if (!moved)
        {
            return map;
        }

        var matrix = tensor(moves, device: map.device).reshape(-1, count, count);
        return matrix.bmm(map.flatten(2)).reshape(map.shape).MoveToOuterDisposeScope();
    }

    private int Target(int label, ReadOnlySpan<float> shares)
    {
        if (shares[label] >= LeastShare)
        {
            return label;
        }

        foreach (var candidate in _candidates[label])
        {
            if (shares[candidate] >= LeastShare)
            {
                return candidate;
            }
        }

        return label;
    }

    /// <summary>Stand-ins, their stand-ins, and so on, each once, the nearest first.</summary>
    private static int[] Reached(IReadOnlyList<IReadOnlyList<int>> candidates, int label)
    {
        List<int> reached = [label];
        for (var i = 0; i < reached.Count; i++)
        {
            reached.AddRange(candidates[reached[i]].Except(reached));
        }

        return [.. reached.Skip(1)];
    }

    private static float[] Means(Tensor shares) => shares.detach().mean([2, 3]).to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
}
