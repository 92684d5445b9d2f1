namespace CoCosNet.Model.Ops;

/// <summary>The source of a pixel on an enlarged axis: a position between two pixels of the original.</summary>
internal readonly record struct SourcePosition(int First, int Second, float Weight)
{
    /// <summary>
    /// Positions for an axis of twice the length with corners aligned. Each is rounded once (fused multiply-add), as on the machine that
    /// made the golden outputs; libtorch's kernel rounds twice, an error of 5e-6 in the features, which the recurrence amplifies. The
    /// positions are the same on every CPU and GPU.
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
