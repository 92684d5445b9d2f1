namespace CoCosNet.Inference.Matching.Refined;

/// <summary>match = constant + down · row + across · column, for rows and for columns.</summary>
internal readonly record struct AffineMotion(LinearForm Rows, LinearForm Columns)
{
    /// <param name="down">Pixels.</param>
    /// <param name="right">Pixels.</param>
    /// <param name="across">1, or −1 for a mirrored picture.</param>
    public static AffineMotion Shift(double down, double right, int across) => new(new LinearForm(down, 1, 0), new LinearForm(right, 0, across));

    public (double Row, double Column) Apply(double row, double column) => (Rows.At(row, column), Columns.At(row, column));

    /// <summary>Weighted least squares; a place that is off by <paramref name="scale"/> has a quarter of the say of one that fits.</summary>
    /// <returns>The motion that fits better, and how many places agreed with this one.</returns>
    public (AffineMotion Motion, double Agreeing) Refit(List<MatchedPlace> places, double scale)
    {
        var rows = default(NormalEquations);
        var columns = default(NormalEquations);
        var agreeing = 0.0;
        foreach (var place in places)
        {
            var (row, column) = Apply(place.Row, place.Column);
            var off = ((row - place.MatchRow) * (row - place.MatchRow)) + ((column - place.MatchColumn) * (column - place.MatchColumn));
            var weight = 1 / (1 + (off / (scale * scale)));
            weight *= weight;
            agreeing += weight;
            rows.Add(place, place.MatchRow, weight);
            columns.Add(place, place.MatchColumn, weight);
        }

        return (new AffineMotion(rows.Solve(), columns.Solve()), agreeing);
    }
}
