namespace CoCosNet.Model.Ops;

/// <summary>Where a pixel of an enlarged axis comes from: between two of the original's pixels.</summary>
internal readonly record struct SourcePosition(int First, int Second, float Weight)
{
    /// <summary>
    /// Of an axis twice as long with corners aligned, each position rounded once (fused), as on the machine that made the golden
    /// numbers; libtorch's own kernel rounds twice, an error of 5e-6 in the features that the matching recurrence amplifies.
    /// It is also the same on every CPU and GPU.
    /// </summary>
    public static SourcePosition[] Twice(int length)
    {
        var positions = new SourcePosition[2 * length];
        var scale = (length - 1f) / ((2 * length) - 1f);
        for (var i = 0; i < positions.Length; i++)
        {
            var first = (int)(scale * i);
            positions[i] = new SourcePosition(first, Math.Min(length - 1, first + 1), MathF.FusedMultiplyAdd(scale, i, -first));
        }

        return positions;
    }
}
