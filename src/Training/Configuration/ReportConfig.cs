namespace CoCosNet.Training.Configuration;

/// <summary>How often outputs are written, in steps.</summary>
internal sealed record ReportConfig
{
    /// <summary>Steps between lines of metrics, which are means since the previous line. Default: 20.</summary>
    public int MetricsEvery { get; init; } = 20;

    /// <summary>Steps between checkpoints. Default: 250.</summary>
    public int CheckpointEvery { get; init; } = 250;

    /// <summary>Steps between contact sheets of held-out items. Default: 500.</summary>
    public int SheetEvery { get; init; } = 500;

    /// <summary>Items on a contact sheet. Default: 6.</summary>
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
