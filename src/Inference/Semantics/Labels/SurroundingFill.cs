namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>Gives unlabelled pixels the class of the nearest labelled pixel, measured in steps to the eight neighbours.</summary>
internal static class SurroundingFill
{
    /// <param name="grid">The map.</param>
    /// <param name="mark">The mark of the pixels to paint.</param>
    /// <returns>The number of painted pixels, or null if no pixel is labelled.</returns>
    public static int? Paint(LabelGrid grid, int mark = Mark.Ignored)
    {
        var classes = grid.Classes;
        var open = classes.AsSpan().Count(mark);
        if (open == 0)
        {
            return 0;
        }

        // Grows in rings of increasing distance; within a ring, pixels are processed in row order.
        var ring = Enumerable.Range(0, classes.Length)
            .Where(IsOpen)
            .SelectMany(pixel => grid.Around(pixel, 1))
            .Where(pixel => classes[pixel] >= 0)
            .Distinct()
            .Order()
            .ToList();
        if (ring.Count == 0)
        {
            return null;
        }

        while (ring.Count > 0)
        {
            var next = new List<int>();
            foreach (var pixel in ring)
            {
                foreach (var other in grid.Around(pixel, 1).Where(IsOpen))
                {
                    classes[other] = classes[pixel];
                    next.Add(other);
                }
            }

            ring = next;
        }

        return open;

        bool IsOpen(int pixel) => classes[pixel] == mark;
    }
}
