namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>A limit that a measure should reach.</summary>
/// <param name="Limit">The limit, which still meets the bar.</param>
/// <param name="AtMost">Whether the value must be at most the limit; otherwise at least.</param>
internal readonly record struct Bar(double Limit, bool AtMost)
{
    public bool IsMet(double value) => AtMost ? value <= Limit : value >= Limit;
}
