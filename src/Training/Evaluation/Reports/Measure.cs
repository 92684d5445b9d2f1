namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>One row of the first table.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Unit"><c>ratio</c>, <c>share</c>, <c>px</c>, <c>dB</c> or <c>ΔE</c>.</param>
/// <param name="Value">Null where the model cannot be measured in this.</param>
/// <param name="Bar">What it should reach; null where it is only reported.</param>
internal sealed record Measure(string Name, string Unit, double? Value, Bar? Bar = null)
{
    /// <summary>Null without a value or a bar.</summary>
    public bool? Met => Bar is { } bar && Value is { } value ? bar.IsMet(value) : null;
}
