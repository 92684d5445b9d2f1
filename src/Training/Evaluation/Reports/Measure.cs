namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>A row of the table of measures.</summary>
/// <param name="Name">Name of the measure.</param>
/// <param name="Unit"><c>ratio</c>, <c>share</c>, <c>px</c>, <c>dB</c> or <c>ΔE</c>.</param>
/// <param name="Value">The value; null if the model cannot be measured.</param>
/// <param name="Bar">The bar; null if the value is only reported.</param>
internal sealed record Measure(string Name, string Unit, double? Value, Bar? Bar = null)
{
    /// <summary>Whether the bar is met; null without a value or a bar.</summary>
    public bool? Met => Bar is { } bar && Value is { } value ? bar.IsMet(value) : null;
}
