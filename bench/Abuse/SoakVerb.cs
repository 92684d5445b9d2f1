using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Abuse;

/// <summary>Runs a mixed full load for a long time: sizes, cancelled requests, invalid files, jobs, reloads. Checks that memory and latency do not grow.</summary>
internal static class SoakVerb
{
    private const int Clients = 4;
    private const double MostMemory = 1.05;
    private const double MostSlowdown = 1.2;

    private static readonly int[] Sides = [128, 192, 256, 320];
    private static readonly TimeSpan ReloadPause = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(TextWriter output, double minutes)
    {
        await using var server = await BenchServer.StartAsync(ServerSetup.Tiny with { Arguments = ["--Jobs:MaximumBytes=67108864"] });
        output.WriteLine(Machine.Description);
        var duration = TimeSpan.FromMinutes(minutes);
        var began = Stopwatch.GetTimestamp();
        var times = new ConcurrentQueue<(TimeSpan At, double Milliseconds)>();
        var counts = new ConcurrentDictionary<string, int>();
        using var end = new CancellationTokenSource(duration);
        var work = Enumerable.Range(0, Clients).Select(client => Task.Run(() => LoadAsync(client, end.Token)))
            .Append(Task.Run(() => ReloadAsync(server, counts, end.Token))).ToArray();

        // The first fifth of the time is warm-up: caches fill, pools grow, code is recompiled.
        var memory = new List<(TimeSpan At, double Server, double Worker)>();
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None);
            var (serverNow, workerNow) = server.Memory();
            memory.Add((Stopwatch.GetElapsedTime(began), serverNow, workerNow));
        }

        await Task.WhenAll(work);
        output.WriteLine($"{minutes} min, {Clients} clients: {string.Join(", ", counts.OrderBy(count => count.Key).Select(count => $"{count.Value} {count.Key}"))}");
        var warm = memory.Where(point => point.At > duration / 5).ToArray();
        var slow = Third(2, 0.99) / Third(0, 0.99);
        var (grownServer, grownWorker) = (Growth(warm.Select(point => point.Server)), Growth(warm.Select(point => point.Worker)));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p50 and p99 of the first third {Third(0, 0.5):F1} and {Third(0, 0.99):F1} ms, of the last {Third(2, 0.5):F1} and {Third(2, 0.99):F1} ms: p99 {slow:F2}×"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Memory after warm-up, mean of its last fifth over its first: server {grownServer:F3}× ({warm[^1].Server:F0} MB), worker {grownWorker:F3}× ({warm[^1].Worker:F0} MB)"));
        var wrong = counts.Keys.Where(key => key.StartsWith("unexpected", StringComparison.Ordinal)).ToArray();
        return wrong.Length == 0 && slow <= MostSlowdown && grownServer < MostMemory && grownWorker < MostMemory ? 0 : 1;

        async Task LoadAsync(int number, CancellationToken cancellationToken)
        {
            var random = new Random(number);
            while (!cancellationToken.IsCancellationRequested)
            {
                var (kind, milliseconds) = await SoakRequests.SendAsync(server.Client, Sides[random.Next(Sides.Length)], random);
                counts.AddOrUpdate(kind, 1, (_, count) => count + 1);
                if (kind == SoakRequests.Picture)
                {
                    times.Enqueue((Stopwatch.GetElapsedTime(began), milliseconds));
                }
            }
        }

        double Third(int third, double share) => Latencies.Quantile(
            times.Where(time => time.At >= third * duration / 3 && time.At < (third + 1) * duration / 3).Select(time => time.Milliseconds), share);
    }

    private static double Growth(IEnumerable<double> memory)
    {
        var points = memory.ToArray();
        return points[^(points.Length / 5)..].Average() / points[..(points.Length / 5)].Average();
    }

    private static async Task ReloadAsync(BenchServer server, ConcurrentDictionary<string, int> counts, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(ReloadPause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await File.AppendAllTextAsync(Path.Combine(server.Models, "labels", "model.json"), "\n", CancellationToken.None);
            using var response = await server.Client.PostAsync(new Uri("/v1/models/labels/reload", UriKind.Relative), content: null, CancellationToken.None);
            counts.AddOrUpdate(response.StatusCode == HttpStatusCode.OK ? "reloads" : $"unexpected reload {(int)response.StatusCode}", 1, (_, count) => count + 1);
        }
    }
}
