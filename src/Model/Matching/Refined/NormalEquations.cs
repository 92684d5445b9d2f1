namespace CoCosNet.Model.Matching.Refined;

/// <summary>Weighted least squares for a <see cref="LinearForm"/>.</summary>
internal struct NormalEquations
{
    /// <summary>Regularisation that keeps the equations solvable if all places lie on a line.</summary>
    private const double Ridge = 1e-6;

    private double _n, _y, _x, _yy, _yx, _xx, _v, _yv, _xv;

    public void Add(MatchedPlace place, double value, double weight)
    {
        var (y, x) = (place.Row, place.Column);
        _n += weight;
        _y += weight * y;
        _x += weight * x;
        _yy += weight * y * y;
        _yx += weight * y * x;
        _xx += weight * x * x;
        _v += weight * value;
        _yv += weight * y * value;
        _xv += weight * x * value;
    }

    public readonly LinearForm Solve()
    {
        double n = _n + Ridge, yy = _yy + Ridge, xx = _xx + Ridge;
        var determinant = Determinant(n, _y, _x, _y, yy, _yx, _x, _yx, xx);
        return new LinearForm(
            Determinant(_v, _y, _x, _yv, yy, _yx, _xv, _yx, xx) / determinant,
            Determinant(n, _v, _x, _y, _yv, _yx, _x, _xv, xx) / determinant,
            Determinant(n, _y, _v, _y, yy, _yv, _x, _yx, _xv) / determinant);
    }

    private static double Determinant(double a, double b, double c, double d, double e, double f, double g, double h, double i) =>
        (a * ((e * i) - (f * h))) - (b * ((d * i) - (f * g))) + (c * ((d * h) - (e * g)));
}
