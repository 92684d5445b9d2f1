using System.Diagnostics;
using System.Globalization;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Serving;
using Microsoft.Extensions.Logging.Abstractions;
using static TorchSharp.torch;

namespace CoCosNet.Bench.Threads;

/// <summary>A pool whose replicas use a given number of libtorch threads, and its request times.</summary>
/// <param name="threads">Threads of each replica.</param>
/// <param name="replicas">Number of replicas, and of concurrent requests.</param>
internal sealed class ThreadCount(int threads, int replicas) : IDisposable
{
    private readonly ReplicaPool _pool = new(replicas, threads, 64, TimeProvider.System, NullLogger<ReplicaPool>.Instance);
    private readonly List<(int AtOnce, double Wall, double Processor)> _runs = [];

    /// <summary>Measures one request alone, then one per replica concurrently.</summary>
    public async Task MeasureAsync(ITranslationModel model, ModelInput input, bool keep)
    {
        foreach (var atOnce in new[] { 1, replicas })
        {
            var (processor, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => _pool.RunAsync(clock => Translate(model, input, clock), CancellationToken.None)));
            var (wall, spent) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor);
            if (keep)
            {
                _runs.Add((atOnce, wall.TotalMilliseconds / atOnce, spent.TotalMilliseconds / atOnce));
            }
        }
    }

    public void Report(TextWriter output)
    {
        foreach (var runs in _runs.GroupBy(run => run.AtOnce))
        {
            var (wall, processor) = (runs.Select(run => run.Wall).Order().ToList(), runs.Select(run => run.Processor).Order().ToList());
            var middle = wall.Count / 2;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{threads,7}  {runs.Key,7}  {wall[middle],4:F0} ({wall[0],4:F0})  {processor[middle],4:F0} ({processor[0],4:F0})"));
        }
    }

    public void Dispose() => _pool.Dispose();

    private static Picture Translate(ITranslationModel model, ModelInput input, StageClock clock)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        return PictureTensors.ToPicture(model.Translate(input, clock).Image);
    }
}
