namespace CoCosNet.Model.Matching.Refined;

/// <summary>The linear form constant + down · row + across · column.</summary>
internal readonly record struct LinearForm(double Constant, double Down, double Across)
{
    public double At(double row, double column) => Constant + (Down * row) + (Across * column);
}
