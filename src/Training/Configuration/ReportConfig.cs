namespace CoCosNet.Training.Configuration;

/// <summary>How often what is written, in steps.</summary>
internal sealed record ReportConfig
{
    /// <summary>A line of metrics, each the mean since the last; 20.</summary>
    public int MetricsEvery { get; init; } = 20;

    /// <summary>A checkpoint; 250.</summary>
    public int CheckpointEvery { get; init; } = 250;

    /// <summary>A contact sheet of held-out items; 500.</summary>
    public int SheetEvery { get; init; } = 500;

    /// <summary>Items on it; 6.</summary>
    public int SheetItems { get; init; } = 6;

    public IEnumerable<string> Problems()
    {
        foreach (var (name, value) in new[]
        {
            ("metricsEvery", MetricsEvery), ("checkpointEvery", CheckpointEvery), ("sheetEvery", SheetEvery), ("sheetItems", SheetItems),
        })
        {
            if (value < 1)
            {
                yield return $"reports.{name} is {value}; it takes 1 or more";
            }
        }
    }
}
