namespace CoCosNet.Model.Matching.Refined;

/// <summary>match = constant + down · row + across · column, for rows and for columns.</summary>
internal readonly record struct AffineMotion(LinearForm Rows, LinearForm Columns)
{
    /// <param name="top">Pixels.</param>
    /// <param name="down">Rows of a match a row; 1 where pictures have one height.</param>
    /// <param name="left">Pixels.</param>
    /// <param name="across">Columns of a match a column; negative for a mirrored picture.</param>
    public static AffineMotion Shift(double top, double down, double left, double across) => new(new LinearForm(top, down, 0), new LinearForm(left, 0, across));

    public (double Row, double Column) Apply(double row, double column) => (Rows.At(row, column), Columns.At(row, column));

    /// <summary>The say of a match: 1 where it fits, a quarter where it is off by <paramref name="scale"/>.</summary>
    public double Agreement(in MatchedPlace place, double scale)
    {
        var (row, column) = Apply(place.Row, place.Column);
        var off = ((row - place.MatchRow) * (row - place.MatchRow)) + ((column - place.MatchColumn) * (column - place.MatchColumn));
        var say = 1 / (1 + (off / (scale * scale)));
        return say * say;
    }

    /// <summary>Least squares, weighted by <see cref="Agreement"/>.</summary>
    /// <returns>The motion that fits better, and how many places agreed with this one.</returns>
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
