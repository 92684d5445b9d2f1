using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>
/// The classes whose look a class of the map takes if the exemplar lacks it: the sky's for water, the clouds' for snow. Without stand-ins
/// such a region matches anything with similar borders and becomes a patchwork of its neighbours.
/// </summary>
internal sealed class StandIns
{
    /// <summary>Share of the picture below which a class counts as absent, such as a stray brush stroke.</summary>
    private const float LeastShare = 0.004f;

    private readonly int[][] _candidates;

    /// <param name="candidates">Stand-ins of each class, best first. If a picture has none of them, their stand-ins are tried, and so on.
    /// Empty for a model without stand-ins.</param>
    public StandIns(IReadOnlyList<IReadOnlyList<int>> candidates) => _candidates = [.. candidates.Select((_, label) => Reached(candidates, label))];

    /// <summary>Replaces missing classes of the map by their stand-ins.</summary>
    /// <param name="map">B×L×H×W, shares of each class.</param>
    /// <param name="exemplar">B×L×h×w, the exemplar's map or shares, at any size.</param>
    /// <returns>B×L×H×W; the map itself if no class is missing.</returns>
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

    /// <summary>Transitive stand-ins of a class, each once, nearest first.</summary>
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
