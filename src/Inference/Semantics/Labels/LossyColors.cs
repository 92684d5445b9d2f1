namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>
/// Reads label maps that lossy compression went over. Where a pixel and its eight neighbours are nearest to one class, it has that class; all
/// others, which are borders with their ringing, get the nearest of the classes that are certain around them.
/// </summary>
internal static class LossyColors
{
    private const int Radius = 3;

    /// <summary>How far, in levels, a certain pixel may be from its class.</summary>
    private const float CertainlyNear = 24;

    /// <summary>How far a pixel without any certain one around may be.</summary>
    private const float Near = 48;

    /// <summary>A line has no certain pixel, but its colour is this near, and its class is certain somewhere.</summary>
    private const float VeryNear = 16;

    /// <summary>Of a pixel and its neighbours, so many have a line's class.</summary>
    private const int LinePixels = 5;

    /// <summary>Classes for each pixel; those too far from every class are unknown.</summary>
    /// <param name="image">The map.</param>
    /// <param name="space">The classes' colours.</param>
    /// <param name="grid">Ignored and transparent pixels are kept, all others are given classes.</param>
    public static void Read(LabelImage image, LabelSpace space, LabelGrid grid)
    {
        var bySymbol = image.Symbols.Select(symbol => Nearest(space, symbol.Color!.Value)).ToArray();
        var nearest = image.Codes.Select(code => bySymbol[code]).ToArray();
        var labels = grid.Classes;
        var isCertain = new bool[labels.Length];
        for (var pixel = 0; pixel < labels.Length; pixel++)
        {
            var (label, distance) = nearest[pixel];
            isCertain[pixel] = distance <= CertainlyNear && IsOpen(labels[pixel]) && IsUniform(pixel);
        }

        // What is certain nowhere cannot be told from ringing.
        var found = Enumerable.Range(0, labels.Length).Where(pixel => isCertain[pixel]).Select(pixel => nearest[pixel].Class).ToHashSet();
        var classes = (int[])labels.Clone();
        for (var pixel = 0; pixel < labels.Length; pixel++)
        {
            if (!IsOpen(labels[pixel]))
            {
                continue;
            }

            var (label, distance) = nearest[pixel];
            var decided = isCertain[pixel] ? label : Around(pixel, label, distance);
            classes[pixel] = decided;
            grid.Mended[pixel] = decided >= 0 && distance > 0;
        }

        classes.CopyTo(labels, 0);

        bool IsUniform(int pixel)
        {
            var (y, x) = Math.DivRem(pixel, grid.Size.Width);
            for (var row = Math.Max(y - 1, 0); row <= Math.Min(y + 1, grid.Size.Height - 1); row++)
            {
                for (var column = Math.Max(x - 1, 0); column <= Math.Min(x + 1, grid.Size.Width - 1); column++)
                {
                    if (nearest[row * grid.Size.Width + column].Class != nearest[pixel].Class)
                    {
                        return false;
                    }
                }
            }

            return true;
        }

        int Around(int pixel, int own, float distance)
        {
            var value = image.SymbolAt(pixel).Color!.Value;
            var certain = grid.Around(pixel, Radius).Where(other => isCertain[other]).Select(other => nearest[other].Class).Distinct().ToArray();
            if (certain.Length == 0)
            {
                return distance <= Near ? own : Mark.Unknown;
            }

            var isLine = distance <= VeryNear && found.Contains(own) && grid.Around(pixel, 1).Count(other => nearest[other].Class == own) >= LinePixels
                && !certain.Any(first => certain.Any(second => first < second && space.IsMix(value, first, second, out _, out _)));
            return isLine ? own : certain.MinBy(label => space.Distance(value, label));
        }
    }

    private static bool IsOpen(int label) => label is >= 0 or Mark.Unknown;

    private static (int Class, float Distance) Nearest(LabelSpace space, int value)
    {
        var (best, distance) = (0, float.MaxValue);
        for (var label = 0; label < space.Count; label++)
        {
            var off = space.Distance(value, label);
            if (off < distance)
            {
                (best, distance) = (label, off);
            }
        }

        return (best, distance);
    }
}
