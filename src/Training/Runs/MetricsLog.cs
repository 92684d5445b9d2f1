using System.Globalization;
using System.Text;
using CoCosNet.Training.Configuration;

namespace CoCosNet.Training.Runs;

/// <summary>
/// Writes losses to <c>metrics.csv</c>: a line every few steps, with means since the previous line. A resumed run drops the lines of steps
/// that it repeats.
/// </summary>
internal sealed class MetricsLog : IDisposable
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "metrics.csv";

    private static readonly string[] Losses =
    [
        "total", "warp", "class", "place", "domain", "cycle", "refinement", "colors", "structure", "texture",
        "adversarial", "features", "judge", "norm", "labels", "vggFeatures", "perceptual", "contextual",
        "error 0.0", "error 1.0", "error 1.1", "error 2.0", "error 2.1",
    ];

    private readonly StreamWriter _writer;
    private readonly Dictionary<string, (double Sum, int Count)> _sums = [];
    private double _seconds;
    private int _steps;

    public MetricsLog(string folder, long step)
    {
        var file = Path.Combine(folder, FileName);
        string header = $"step,size,pictures per second,{string.Join(',', Losses)}";
        var kept = File.Exists(file) ? File.ReadLines(file).Skip(1).TakeWhile(line => StepOf(line) <= step).ToList() : [];
        File.WriteAllLines(file, [header, .. kept]);
        _writer = new StreamWriter(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite));
    }

    /// <summary>Adds a step's losses, and writes a line if <paramref name="write"/> is set.</summary>
    public void Add(long step, StageConfig stage, IReadOnlyDictionary<string, double> values, double seconds, bool write)
    {
        foreach (var (name, value) in values)
        {
            var (sum, count) = _sums.GetValueOrDefault(name);
            _sums[name] = (sum + value, count + 1);
        }

        _seconds += seconds;
        _steps++;
        if (!write)
        {
            return;
        }

        var line = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{step},{stage.Size},{_steps * stage.Batch / _seconds:f2}"));
        foreach (var name in Losses)
        {
            line.Append(',');
            if (_sums.TryGetValue(name, out var mean))
            {
                line.Append(CultureInfo.InvariantCulture, $"{mean.Sum / mean.Count:g5}");
            }
        }

        _writer.WriteLine(line);
        _sums.Clear();
        (_seconds, _steps) = (0, 0);
    }

    public void Flush() => _writer.Flush();

    public void Dispose() => _writer.Dispose();

    private static long StepOf(string line) =>
        long.TryParse(line.AsSpan(0, Math.Max(0, line.IndexOf(','))), CultureInfo.InvariantCulture, out var step) ? step : long.MaxValue;
}
