using System.Globalization;
using SkiaSharp;

namespace CoCosNet.Training.Imaging;

/// <summary>
/// Plots the metrics of a training over its steps, one small plot per column; values with a wide range get a logarithmic axis.
/// </summary>
internal static class LossPlots
{
    private const int Columns = 3;
    private const int Width = 340;
    private const int Height = 210;
    private const float Left = 66;
    private const float Right = 14;
    private const float Top = 28;
    private const float Bottom = 34;
    private const double MuchRange = 20;

    /// <summary>
    /// Reads the comma-separated <paramref name="table"/> and writes a PNG atomically; writes nothing if there are fewer than two lines.
    /// </summary>
    /// <param name="table">File with a header; the first column is the step, and empty columns are omitted.</param>
    /// <param name="file">File to write.</param>
    public static void Write(string table, string file)
    {
        var lines = File.ReadAllLines(table).Select(line => line.Split(',')).ToList();
        if (lines.Count < 3)
        {
            return;
        }

        var plots = Enumerable.Range(1, lines[0].Length - 1)
            .Where(column => lines[0][column] != "size")
            .Select(column => (Name: lines[0][column], Points: Points(lines, column)))
            .Where(plot => plot.Points.Count > 1)
            .ToList();
        var rows = (plots.Count + Columns - 1) / Columns;
        using var bitmap = new SKBitmap(Columns * Width, rows * Height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            for (var i = 0; i < plots.Count; i++)
            {
                canvas.Save();
                canvas.Translate(i % Columns * Width, i / Columns * Height);
                Draw(canvas, plots[i].Name, plots[i].Points);
                canvas.Restore();
            }
        }

        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var temporary = file + ".tmp";
        using (var stream = File.Create(temporary))
        {
            png.SaveTo(stream);
        }

        File.Move(temporary, file, overwrite: true);
    }

    private static List<(double Step, double Value)> Points(List<string[]> lines, int column) =>
        [.. lines.Skip(1).Where(line => column < line.Length && line[column].Length > 0).Select(line => (Number(line[0]), Number(line[column])))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Draw(SKCanvas canvas, string name, List<(double Step, double Value)> points)
    {
        var (least, most) = (points.Min(point => point.Value), points.Max(point => point.Value));
        var logarithmic = least > 0 && most > MuchRange * least;
        var (low, high) = (Scaled(least), Scaled(most));
        var margin = high > low ? 0.05 * (high - low) : Math.Max(1e-6, 0.1 * Math.Abs(high));
        (low, high) = (low - margin, high + margin);
        var (first, last) = (points[0].Step, points[^1].Step);

        using var grid = new SKPaint { Color = new SKColor(222, 222, 222), StrokeWidth = 1, IsStroke = true };
        using var frame = new SKPaint { Color = new SKColor(120, 120, 120), StrokeWidth = 1, IsStroke = true };
        using var curve = new SKPaint { Color = new SKColor(31, 98, 168), StrokeWidth = 1.6f, IsStroke = true, IsAntialias = true };
        using var ink = new SKPaint { Color = new SKColor(60, 60, 60) };
        foreach (var share in new[] { 0.0, 0.5, 1.0 })
        {
            var (value, step) = (low + (share * (high - low)), first + (share * (last - first)));
            canvas.DrawLine(Left, Y(value), Width - Right, Y(value), grid);
            PixelText.Draw(
                canvas, Label(logarithmic ? Math.Pow(10, value) : value), Left - 5, Y(value) - (PixelText.Height / 2f), SKTextAlign.Right, ink);
            canvas.DrawLine(X(step), Top, X(step), Height - Bottom, grid);
            var align = share == 0 ? SKTextAlign.Left : share == 1 ? SKTextAlign.Right : SKTextAlign.Center;
            PixelText.Draw(canvas, step.ToString("f0", CultureInfo.InvariantCulture), X(step), Height - Bottom + 5, align, ink);
        }

        canvas.DrawRect(Left, Top, Width - Left - Right, Height - Top - Bottom, frame);
        PixelText.Draw(canvas, logarithmic ? name + " (log)" : name, Left, Top - PixelText.Height - 5, SKTextAlign.Left, ink);
        PixelText.Draw(canvas, "step", (Left + Width - Right) / 2, Height - Bottom + 20, SKTextAlign.Center, ink);
        using var path = new SKPathBuilder();
        path.MoveTo(X(first), Y(Scaled(points[0].Value)));
        points.ForEach(point => path.LineTo(X(point.Step), Y(Scaled(point.Value))));
        using var line = path.Detach();
        canvas.DrawPath(line, curve);

        double Scaled(double value) => logarithmic ? Math.Log10(value) : value;
        float X(double step) => Left + (float)((step - first) / Math.Max(1, last - first) * (Width - Left - Right));
        float Y(double scaled) => Height - Bottom - (float)((scaled - low) / (high - low) * (Height - Top - Bottom));
    }

    private static string Label(double value) => value.ToString(Math.Abs(value) is >= 1e4 or < 1e-3 ? "0.#e0" : "g3", CultureInfo.InvariantCulture);
}
