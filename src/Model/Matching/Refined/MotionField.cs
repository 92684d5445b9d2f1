using CoCosNet.Model.Ops.Fused;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>
/// A motion of the plane that bends: at the nodes of a coarse grid the affine motion that the matches around agree on, between them a mean of
/// the four next ones. Where the matches around a node agree on nothing, it keeps to the motion of the whole picture.
/// </summary>
internal sealed class MotionField
{
    /// <summary>Nodes along each side.</summary>
    private const int Nodes = 7;

    /// <summary>How far around a node matches have a say, as a share of the longer side.</summary>
    private const double Reach = 0.25;

    /// <summary>Say of the whole picture's motion, beside that of a match that fits.</summary>
    private const double WholeShare = 0.05;

    /// <summary>How far a match may be off and still count for a quarter of itself, as a share of the longer side; round by round.</summary>
    private static readonly double[] Scales = [0.02, 0.015, 0.01, 0.01];

    private readonly AffineMotion[] _motions = new AffineMotion[Nodes * Nodes];
    private readonly double _rowsPerNode;
    private readonly double _columnsPerNode;

    private MotionField(int height, int width) => (_rowsPerNode, _columnsPerNode) = ((height - 1.0) / (Nodes - 1), (width - 1.0) / (Nodes - 1));

    /// <param name="whole">The picture's motion.</param>
    /// <param name="places">Matches all over the picture.</param>
    /// <param name="height">Of the picture that they lie in.</param>
    /// <param name="width">Likewise.</param>
    public static MotionField Around(AffineMotion whole, List<MatchedPlace> places, int height, int width)
    {
        var field = new MotionField(height, width);
        RowBands.Run(field._motions.Length, places.Count, (first, end) =>
        {
            for (var node = first; node < end; node++)
            {
                var (y, x) = Math.DivRem(node, Nodes);
                field._motions[node] = Fit(whole, places, y * field._rowsPerNode, x * field._columnsPerNode, Math.Max(height, width));
            }
        });
        return field;
    }

    /// <returns>Where a place goes.</returns>
    public (double Row, double Column) Apply(double row, double column)
    {
        double y = Math.Clamp(row / _rowsPerNode, 0, Nodes - 1), x = Math.Clamp(column / _columnsPerNode, 0, Nodes - 1);
        int top = Math.Min((int)y, Nodes - 2), left = Math.Min((int)x, Nodes - 2);
        double down = y - top, across = x - left;
        var node = (top * Nodes) + left;
        var (fromAbove, fromBelow) = (Between(node), Between(node + Nodes));
        return (Mix(fromAbove.Row, fromBelow.Row, down), Mix(fromAbove.Column, fromBelow.Column, down));

        (double Row, double Column) Between(int first)
        {
            var (a, b) = (_motions[first].Apply(row, column), _motions[first + 1].Apply(row, column));
            return (Mix(a.Row, b.Row, across), Mix(a.Column, b.Column, across));
        }

        static double Mix(double from, double to, double share) => from + (share * (to - from));
    }

    private static AffineMotion Fit(AffineMotion whole, List<MatchedPlace> places, double row, double column, int longer)
    {
        List<(MatchedPlace Place, double Share, (double Row, double Column) Whole)> around = [];
        foreach (var place in places)
        {
            double down = (place.Row - row) / (Reach * longer), across = (place.Column - column) / (Reach * longer);
            var share = 1 - (down * down) - (across * across);
            if (share > 0)
            {
                around.Add((place, share * share, whole.Apply(place.Row, place.Column)));
            }
        }

        var motion = whole;
        foreach (var scale in Scales)
        {
            var rows = default(NormalEquations);
            var columns = default(NormalEquations);
            foreach (var (place, share, expected) in around)
            {
                // The whole's prediction counts as a match of its own.
                var match = share * motion.Agreement(in place, scale * longer);
                rows.Add(place, place.MatchRow, match);
                columns.Add(place, place.MatchColumn, match);
                rows.Add(place, expected.Row, share * WholeShare);
                columns.Add(place, expected.Column, share * WholeShare);
            }

            motion = new AffineMotion(rows.Solve(), columns.Solve());
        }

        return motion;
    }
}
