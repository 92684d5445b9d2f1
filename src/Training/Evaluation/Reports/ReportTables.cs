using System.Globalization;
using Spectre.Console;

namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>Prints a report to the console.</summary>
internal static class ReportTables
{
    public static void Write(IAnsiConsole console, EvaluationReport report)
    {
        console.Write(Bars(report));
        console.Write(Pictures(report));
        console.Write(Features(report));
        if (report.Iterations.Count > 0)
        {
            console.Write(Iterations(report));
        }

        if (report.Ablations.Count > 0)
        {
            console.Write(Ablations(report));
        }
    }

    private static Table Bars(EvaluationReport report)
    {
        var table = Titled($"{report.Model}, {report.Items} held-out items of {report.Size}×{report.Size}", "measure", "value", "good enough", "");
        foreach (var measure in report.Measures)
        {
            table.AddRow(
                Markup.Escape(measure.Name),
                Text(measure.Value, measure.Unit),
                measure.Bar is { } bar ? $"{(bar.AtMost ? '≤' : '≥')} {Text(bar.Limit, measure.Unit)}" : string.Empty,
                measure.Met switch { true => "[green]met[/]", false => "[red]missed[/]", _ => string.Empty });
        }

        return table;
    }

    private static Table Pictures(EvaluationReport report)
    {
        var table = Titled(
            "against the truth (ΔE: median, 90 %; SWD, with contrast too; energy of texture: median, 10 %; distance of patches; mIoU: ratios)",
            "painter", "ΔE", "90 %", "SWD", "SWD+", "energy", "10 %", "patches", "mIoU", "PSNR", "SSIM", "nearer");
        foreach (var row in report.Pictures)
        {
            table.AddRow(
                Markup.Escape(row.Name), Number(row.MedianDifference, "0.00"), Number(row.WorstTenthDifference, "0.00"), Number(row.SlicedRatio, "0.00"),
                Number(row.SlicedContrastRatio, "0.00"), Text(row.Texture.Energy, "ratio"), Text(row.Texture.LowEnergy, "ratio"), Text(row.Texture.PatchDistance, "ratio"),
                Number(row.OverlapRatio, "0.000"), Number(row.Psnr, "0.00"), Number(row.Ssim, "0.000"),
                Text(row.NearerShare, "share"));
        }

        return table;
    }

    private static Table Features(EvaluationReport report)
    {
        var table = Titled(
            "features of ResNet-18, not comparable with those of Inception or VGG-19", "painter", "Fréchet distance", "semantic consistency", "colour relevance",
            "texture relevance");
        foreach (var row in report.Pictures)
        {
            table.AddRow(
                Markup.Escape(row.Name), Number(row.Features.Frechet, "0.00"), Number(row.Features.SemanticConsistency, "0.000"),
                Number(row.Features.ColorRelevance, "0.000"), Number(row.Features.TextureRelevance, "0.000"));
        }

        return table;
    }

    private static Table Iterations(EvaluationReport report)
    {
        var table = Titled(
            "warped pairs by level and iteration", "level", "iteration", "matches: error px", "within 2 %", "motion: error px", "within 2 %");
        foreach (var row in report.Iterations)
        {
            table.AddRow(
                Number(row.Level, "0"), Number(row.Iteration, "0"), Text(row.Median, "px"), Text(row.NearShare, "share"),
                Text(row.EstimateMedian, "px"), Text(row.EstimateNearShare, "share"));
        }

        return table;
    }

    private static Table Ablations(EvaluationReport report)
    {
        var table = Titled(
            $"switched off, {report.AblationItems} items", "variant", "PSNR dB", "error px", "within 2 %", "flat: error px", "flat: within 2 %");
        foreach (var row in report.Ablations)
        {
            table.AddRow(
                Markup.Escape(row.Name), Number(row.Psnr, "0.00"), Text(row.Matching.Median, "px"), Text(row.Matching.NearShare, "share"),
                Text(row.Matching.FlatMedian, "px"), Text(row.Matching.FlatNearShare, "share"));
        }

        return table;
    }

    private static Table Titled(string title, params string[] columns)
    {
        var table = new Table().Title(Markup.Escape(title)).Border(TableBorder.Rounded);
        foreach (var (column, i) in columns.Select((column, i) => (column, i)))
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)) { Alignment = i == 0 ? Justify.Left : Justify.Right });
        }

        return table;
    }

    private static string Text(double? value, string unit) => value is not { } number
        ? "–"
        : unit switch
        {
            "share" => $"{Number(100 * number, "0.0")} %",
            "ratio" => Number(number, "0.00"),
            _ => $"{Number(number, "0.00")} {unit}",
        };

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
