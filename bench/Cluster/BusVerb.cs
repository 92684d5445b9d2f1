using System.Diagnostics;
using System.Globalization;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Cluster;

/// <summary>Measures what NATS costs: added latency, throughput by number of workers, and the time to cancel through another process.</summary>
internal static class BusVerb
{
    private const double MostAdded = 15;

    private static readonly int[] Sides = [256, 1024];

    public static async Task<int> RunAsync(TextWriter output, int rounds)
    {
        output.WriteLine(Machine.Description);
        await using var nats = await NatsCluster.StartAsync(1);
        await using var fleet = await Fleet.StartAsync(nats, 1, 2, 1);
        var good = true;
        await using (var embedded = await BenchServer.StartAsync(ServerSetup.Labels with { Arguments = ["--Inference:Replicas=1"] }))
        {
            foreach (var side in Sides)
            {
                var added = await CompareAsync(output, embedded.Client, fleet.Apis[0].Client, side, side == Sides[0] ? rounds : Math.Max(5, rounds / 10));
                good &= side != Sides[0] || added <= MostAdded;
            }
        }

        good &= await CancelAsync(output, fleet);
        foreach (var workers in new[] { 1, 2, 4 })
        {
            await fleet.AddWorkersAsync(workers - fleet.Workers.Count);
            await RateAsync(output, fleet, workers, rounds);
        }

        return good ? 0 : 1;
    }

    /// <summary>Sends the same request to both in turn.</summary>
    private static async Task<double> CompareAsync(TextWriter output, HttpClient embedded, HttpClient shared, int side, int rounds)
    {
        var (alone, bus) = (new double[rounds], new double[rounds]);
        for (var round = -3; round < rounds; round++)
        {
            var (one, other) = (
                await Latencies.TimeAsync(() => TinyRequests.TranslateAsync(embedded, side)), await Latencies.TimeAsync(() => TinyRequests.TranslateAsync(shared, side)));
            if (round >= 0)
            {
                (alone[round], bus[round]) = (one, other);
            }
        }

        var added = Latencies.Quantile(bus, 0.5) - Latencies.Quantile(alone, 0.5);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{side}², {rounds} in turn: p50 {Latencies.Quantile(alone, 0.5):F1} ms embedded, {Latencies.Quantile(bus, 0.5):F1} ms over NATS: {added:F1} ms more; fastest {alone.Min():F1} and {bus.Min():F1} ms"));
        return added;
    }

    private static async Task<bool> CancelAsync(TextWriter output, Fleet fleet)
    {
        const int Rounds = 10;
        const double Most = 500;
        var (running, waiting) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var jobs = new List<string>();
            for (var job = 0; job < 2; job++)
            {
                using var accepted = await TinyRequests.SubmitAsync(fleet.Apis[0].Client, 2048);
                jobs.Add(accepted.Headers.Location!.OriginalString);
            }

            while ((await TinyRequests.JobAsync(fleet.Apis[0].Client, jobs[0])).GetProperty("state").GetString() == "queued")
            {
                await Task.Delay(20);
            }

            waiting.Add(await EndAsync(fleet, jobs[1]));
            running.Add(await EndAsync(fleet, jobs[0]));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Cancelled through another API process, until the first one says so: waiting jobs p50 {Latencies.Quantile(waiting, 0.5):F0}, most {waiting.Max():F0} ms; running ones p50 {Latencies.Quantile(running, 0.5):F0}, most {running.Max():F0} ms"));
        return Math.Max(waiting.Max(), running.Max()) <= Most;
    }

    private static Task<double> EndAsync(Fleet fleet, string job) => Latencies.TimeAsync(async () =>
    {
        using var canceled = await fleet.Apis[1].Client.PostAsync(new Uri($"{job}/cancel", UriKind.Relative), content: null);
        canceled.EnsureSuccessStatusCode();
        while ((await TinyRequests.JobAsync(fleet.Apis[0].Client, job)).GetProperty("state").GetString() is "queued" or "running")
        {
            await Task.Delay(5);
        }
    });

    private static async Task RateAsync(TextWriter output, Fleet fleet, int workers, int rounds)
    {
        const int Clients = 8;
        var pictures = rounds * 2;
        var processor = Processor(fleet.Apis);
        var start = Stopwatch.GetTimestamp();
        var left = pictures;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await TinyRequests.TranslateAsync(fleet.Apis[client % fleet.Apis.Count].Client, 256);
            }
        })));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{workers} worker(s), {Clients} clients: {pictures / Stopwatch.GetElapsedTime(start).TotalSeconds:F1} pictures/s of 256²; {(Processor(fleet.Apis) - processor).TotalMilliseconds / pictures:F1} ms of processor time of the API processes a picture"));
    }

    private static TimeSpan Processor(IEnumerable<BenchServer> processes) => processes.Aggregate(TimeSpan.Zero, (sum, process) =>
    {
        using var running = Process.GetProcessById(process.Id);
        return sum + running.TotalProcessorTime;
    });
}
