namespace CoCosNet.Model.Matching.Refined;

/// <summary>An affine motion: match = constant + down · row + across · column, for rows and for columns.</summary>
internal readonly record struct AffineMotion(LinearForm Rows, LinearForm Columns)
{
    /// <param name="top">Constant of the rows, in pixels.</param>
    /// <param name="down">Rows of the exemplar per row of the map; 1 if both have the same height.</param>
    /// <param name="left">Constant of the columns, in pixels.</param>
    /// <param name="across">Columns of the exemplar per column of the map; negative for a mirrored picture.</param>
    public static AffineMotion Shift(double top, double down, double left, double across) => new(new LinearForm(top, down, 0), new LinearForm(left, 0, across));

    public (double Row, double Column) Apply(double row, double column) => (Rows.At(row, column), Columns.At(row, column));

    /// <summary>Weight of a match: 1 if it fits the motion, a quarter if it is off by <paramref name="scale"/>.</summary>
    public double Agreement(in MatchedPlace place, double scale)
    {
        var (row, column) = Apply(place.Row, place.Column);
        var off = ((row - place.MatchRow) * (row - place.MatchRow)) + ((column - place.MatchColumn) * (column - place.MatchColumn));
        var say = 1 / (1 + (off / (scale * scale)));
        return say * say;
    }

    /// <summary>Fits the motion again by least squares, weighted by <see cref="Agreement"/>.</summary>
    /// <returns>The better motion, and the sum of the weights under this one.</returns>
    public (AffineMotion Motion, double Agreeing) Refit(List<MatchedPlace> places, double scale)
    {
        var rows = default(NormalEquations);
        var columns = default(NormalEquations);
        var agreeing = 0.0;
        foreach (var place in places)
        {
            var weight = Agreement(in place, scale);
            agreeing += weight;
            rows.Add(place, place.MatchRow, weight);
            columns.Add(place, place.MatchColumn, weight);
        }

        return (new AffineMotion(rows.Solve(), columns.Solve()), agreeing);
    }
}
