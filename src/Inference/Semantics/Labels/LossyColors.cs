namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>
/// Reads label maps after lossy compression. A pixel is certain if it and its eight neighbours are nearest to the same class. All other
/// pixels, borders with their ringing, take the nearest of the certain classes around them.
/// </summary>
internal static class LossyColors
{
    private const int Radius = 3;

    /// <summary>Largest distance, in levels, between a certain pixel and its class.</summary>
    private const float CertainlyNear = 24;

    /// <summary>Largest distance, in levels, for a pixel with no certain pixel around it.</summary>
    private const float Near = 48;

    /// <summary>Largest distance, in levels, for a pixel of a thin line, which has no certain pixel of its own but whose class is certain
    /// elsewhere.</summary>
    private const float VeryNear = 16;

    /// <summary>Number of pixels, among a pixel and its eight neighbours, that must have a line's class.</summary>
    private const int LinePixels = 5;

    /// <summary>Assigns classes to the pixels; those too far from every class become unknown.</summary>
    /// <param name="image">The map.</param>
    /// <param name="space">The space of the classes' colours.</param>
    /// <param name="grid">Receives the classes; ignored and transparent pixels keep their marks.</param>
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

        // A class that is certain nowhere cannot be told from ringing.
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
