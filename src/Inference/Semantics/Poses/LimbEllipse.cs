namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>
/// The ellipse that a limb is drawn as, in the released preprocessing's arithmetic: everything that OpenCV's ellipse2Poly takes is truncated
/// to integers first, the polygon has a vertex at every degree, rounded to integers, and is filled together with its edges.
/// </summary>
internal static class LimbEllipse
{
    private static readonly double[] Cosines = [.. Enumerable.Range(0, 360).Select(degree => Math.Cos(double.DegreesToRadians(degree)))];
    private static readonly double[] Sines = [.. Enumerable.Range(0, 360).Select(degree => Math.Sin(double.DegreesToRadians(degree)))];

    /// <summary>Draws the limb from a to b.</summary>
    /// <param name="spans">Emptied first.</param>
    /// <param name="thickness">Half-axis across the limb, in pixels.</param>
    public static void Draw(RowSpans spans, Joint a, Joint b, int thickness)
    {
        spans.Clear();
        var (rows, columns) = (a.Y - b.Y, a.X - b.X);
        var centreX = (int)((a.X + b.X) / 2);
        var centreY = (int)((a.Y + b.Y) / 2);
        var length = (int)(Math.Sqrt(rows * rows + columns * columns) / 2);
        var degrees = ((int)double.RadiansToDegrees(Math.Atan2(rows, columns)) + 360) % 360;
        var (cosine, sine) = (Cosines[degrees], Sines[degrees]);

        var last = Vertex(0);
        for (var degree = 1; degree <= 360; degree++)
        {
            var next = Vertex(degree % 360);
            IncludeEdge(spans, last, next);
            last = next;
        }

        (int X, int Y) Vertex(int degree)
        {
            var (along, across) = (length * Cosines[degree], thickness * Sines[degree]);
            return ((int)Math.Round(centreX + along * cosine - across * sine), (int)Math.Round(centreY + along * sine + across * cosine));
        }
    }

    /// <summary>
    /// An edge's pixels widen the runs of their rows; a convex polygon's edges give both ends of every run. OpenCV draws the edge as a line
    /// from left to right, where a pixel halfway between two stays with the one before, and fills rows up to the edge rounded, where it goes to the
    /// right: of a steep edge both count.
    /// </summary>
    private static void IncludeEdge(RowSpans spans, (int X, int Y) from, (int X, int Y) to)
    {
        var (left, right) = from.X <= to.X ? (from, to) : (to, from);
        var (width, height) = (right.X - left.X, Math.Abs(right.Y - left.Y));
        var down = Math.Sign(right.Y - left.Y);
        if (width >= height)
        {
            for (var x = 0; x <= width; x++)
            {
                spans.Include(left.X + x, left.Y + down * RoundHalfDown(x * height, Math.Max(width, 1)));
            }

            return;
        }

        for (var y = 0; y <= height; y++)
        {
            spans.Include(left.X + RoundHalfDown(y * width, height), left.Y + down * y);
            spans.Include(left.X + RoundHalfUp(y * width, height), left.Y + down * y);
        }
    }

    /// <summary>The quotient of numbers that are not negative.</summary>
    private static int RoundHalfDown(int dividend, int divisor) => (2 * dividend + divisor - 1) / (2 * divisor);

    private static int RoundHalfUp(int dividend, int divisor) => (2 * dividend + divisor) / (2 * divisor);
}
