namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>
/// Assigns classes to pixels whose value is a mix of two nearby classes, which antialiasing and interpolation produce at borders. The class
/// with the larger share wins.
/// </summary>
internal static class BorderMender
{
    /// <summary>Largest distance in pixels at which the mixed classes are searched.</summary>
    private const int Radius = 4;

    /// <summary>Tolerance, in levels, for a mix with a class that is not nearby.</summary>
    private const float StrictOff = 6;

    /// <param name="grid">The map; unknown pixels are corrected where possible.</param>
    /// <param name="space">The space of the classes' values.</param>
    /// <param name="valueOf">Returns the value of a pixel, or −1 if it has none.</param>
    public static void Mend(LabelGrid grid, LabelSpace space, Func<int, int> valueOf)
    {
        // All decisions use the original map, so that the order of the pixels does not matter.
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

    /// <summary>Handles lines thinner than a pixel, which leave mixes but no pixel of their own class: a nearby class with the larger share
    /// in the mix wins.</summary>
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
