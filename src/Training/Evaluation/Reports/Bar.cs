namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>How good is good enough.</summary>
/// <param name="Limit">The last value that is.</param>
/// <param name="AtMost">Whether greater values are worse.</param>
internal readonly record struct Bar(double Limit, bool AtMost)
{
    public bool IsMet(double value) => AtMost ? value <= Limit : value >= Limit;
}
