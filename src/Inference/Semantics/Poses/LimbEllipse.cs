namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>
/// Draws the ellipse of a limb with the arithmetic of the released preprocessing: all arguments of OpenCV's ellipse2Poly are first
/// truncated to integers; the polygon has a vertex at every degree, rounded to integers, and is filled including its edges.
/// </summary>
internal static class LimbEllipse
{
    private static readonly double[] Cosines = [.. Enumerable.Range(0, 360).Select(degree => Math.Cos(double.DegreesToRadians(degree)))];
    private static readonly double[] Sines = [.. Enumerable.Range(0, 360).Select(degree => Math.Sin(double.DegreesToRadians(degree)))];

    /// <summary>Draws the limb from a to b.</summary>
    /// <param name="spans">Receives the shape; cleared first.</param>
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
    /// Widens the runs of the rows by the pixels of an edge; the edges of a convex polygon determine both ends of every run. OpenCV draws
    /// the edge as a line from left to right, where a pixel halfway between two rounds down, and fills rows up to the rounded edge, where
    /// it rounds up; on a steep edge both pixels count.
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

    /// <summary>Divides two non-negative integers and rounds halves down.</summary>
    private static int RoundHalfDown(int dividend, int divisor) => (2 * dividend + divisor - 1) / (2 * divisor);

    private static int RoundHalfUp(int dividend, int divisor) => (2 * dividend + divisor) / (2 * divisor);
}
