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

    /// <summary>An edge's pixels widen the runs of their rows; a convex polygon's edges give both ends of every run.</summary>
    private static void IncludeEdge(RowSpans spans, (int X, int Y) from, (int X, int Y) to)
    {
        var (width, height) = (to.X - from.X, to.Y - from.Y);
        var steps = Math.Max(Math.Max(Math.Abs(width), Math.Abs(height)), 1);
        for (var step = 0; step <= steps; step++)
        {
            spans.Include(from.X + Divide(width * step, steps), from.Y + Divide(height * step, steps));
        }
    }

    /// <summary>Quotient rounded to the nearest integer, halves up.</summary>
    private static int Divide(int dividend, int divisor) => (int)Math.Floor((2d * dividend + divisor) / (2d * divisor));
}
