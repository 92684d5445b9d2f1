namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>
/// Gives a class to pixels that are a mix of two classes nearby: what antialiasing and interpolation leave at borders. The class is the one
/// with the greater share.
/// </summary>
internal static class BorderMender
{
    /// <summary>How far from a pixel the classes that it mixes may be, at most.</summary>
    private const int Radius = 4;

    /// <summary>How far a mix with a class that is not nearby may be off.</summary>
    private const float StrictOff = 6;

    /// <param name="grid">The map; unknown pixels are mended where they can be.</param>
    /// <param name="space">Where values lie.</param>
    /// <param name="valueOf">The value of a pixel, −1 for none.</param>
    public static void Mend(LabelGrid grid, LabelSpace space, Func<int, int> valueOf)
    {
        // All are decided by the map as it was, so that the order does not matter.
        var decided = new List<(int Pixel, int Class)>();
        for (var pixel = 0; pixel < grid.Classes.Length; pixel++)
        {
            if (grid.Classes[pixel] == Mark.Unknown && valueOf(pixel) is var value and >= 0
                && Decide(grid, space, pixel, value) is var label and not Mark.Unknown)
            {
                decided.Add((pixel, label));
            }
        }

        decided.ForEach(mended => grid.Mend(mended.Pixel, mended.Class));
    }

    private static int Decide(LabelGrid grid, LabelSpace space, int pixel, int value)
    {
        var nearby = new List<int>();
        for (var radius = 1; radius <= Radius; radius++)
        {
            var before = nearby.Count;
            foreach (var label in grid.Around(pixel, radius).Select(other => grid.Classes[other]))
            {
                if (label >= 0 && !nearby.Contains(label))
                {
                    nearby.Add(label);
                }
            }

            if (nearby.Count > before && BestMix(space, value, nearby) is var best and not Mark.Unknown)
            {
                return best;
            }
        }

        return space.IsColor ? ThinLine(space, value, nearby) : Mark.Unknown;
    }

    private static int BestMix(LabelSpace space, int value, List<int> nearby)
    {
        var (best, bestOff) = (Mark.Unknown, float.MaxValue);
        for (var i = 0; i < nearby.Count; i++)
        {
            for (var j = i + 1; j < nearby.Count; j++)
            {
                if (space.IsMix(value, nearby[i], nearby[j], out var share, out var off) && off < bestOff)
                {
                    (best, bestOff) = (share <= 0.5f ? nearby[i] : nearby[j], off);
                }
            }
        }

        return best;
    }

    /// <summary>A line thinner than a pixel leaves mixes and no pixel of its own class: where one class is around and has the greater share, it
    /// is that class.</summary>
    private static int ThinLine(LabelSpace space, int value, List<int> nearby)
    {
        foreach (var label in nearby)
        {
            for (var other = 0; other < space.Count; other++)
            {
                if (other != label && space.IsMix(value, label, other, out var share, out var off) && share <= 0.5f && off <= StrictOff)
                {
                    return label;
                }
            }
        }

        return Mark.Unknown;
    }
}
