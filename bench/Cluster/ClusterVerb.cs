using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Cluster;

/// <summary>Three API and four worker processes: jobs with and without kills, NATS killed, a leader killed, a rolling change under load.</summary>
internal static class ClusterVerb
{
    private const int Apis = 3;
    private const int Workers = 4;

    public static async Task<int> RunAsync(TextWriter output, int jobs)
    {
        output.WriteLine(Machine.Description);
        var good = true;
        await using (var nats = await NatsCluster.StartAsync(1))
        await using (var fleet = await Fleet.StartAsync(nats, 1, Apis, Workers))
        {
            good &= await ReportAsync(output, "undisturbed", fleet, jobs, () => Task.CompletedTask);
            output.WriteLine($"  {fleet.Memory()}");
            good &= await DisturbAsync(output, fleet, jobs);
            good &= await ReportAsync(
                output, "nats-server killed for 2 s", fleet, jobs / 4, () => nats.KillForAsync(0, TimeSpan.FromSeconds(2)));
            good &= await RollAsync(output, fleet);
        }

        await using (var nats = await NatsCluster.StartAsync(3))
        await using (var fleet = await Fleet.StartAsync(nats, 3, 2, 2))
        {
            // One of the three servers is the leader.
            good &= await ReportAsync(output, "each of three nats-servers killed in turn, the leader too", fleet, jobs / 4, async () =>
            {
                for (var server = 0; server < 3; server++)
                {
                    await nats.KillForAsync(server, TimeSpan.FromSeconds(3));
                    await Task.Delay(TimeSpan.FromSeconds(3));
                }
            });
        }

        return good ? 0 : 1;
    }

    /// <summary>Sends jobs while something else happens.</summary>
    private static async Task<bool> ReportAsync(TextWriter output, string name, Fleet fleet, int jobs, Func<Task> meanwhile)
    {
        var start = Stopwatch.GetTimestamp();
        var happening = Task.Run(meanwhile);
        var sent = await ClusterJobs.SendAsync(fleet.Apis, $"{name.GetHashCode(StringComparison.Ordinal)}", jobs);
        var accepted = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var ended = await ClusterJobs.FollowAsync(output, fleet.Apis, sent);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await happening;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {jobs} jobs accepted in {accepted:F0} s, {ended} succeeded once each with events without gap or repeat, in {seconds:F0} s ({jobs / seconds:F1} jobs/s)"));
        return ended == jobs;
    }

    private static async Task<bool> DisturbAsync(TextWriter output, Fleet fleet, int jobs)
    {
        using var done = new CancellationTokenSource();
        var kills = 0;
        var killing = Task.Run(async () =>
        {
            var random = new Random(1);
            while (!done.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromSeconds(1 + random.NextDouble()), CancellationToken.None);
                var all = fleet.Apis.Concat(fleet.Workers).ToArray();
                await Fleet.KillAsync(all[random.Next(all.Length)]);
                kills++;
            }
        });
        var good = await ReportAsync(output, "with API and worker processes killed", fleet, jobs, () => Task.CompletedTask);
        await done.CancelAsync();
        await killing;
        output.WriteLine($"  {kills} × kill -9");
        return good;
    }

    /// <summary>Replaces every process while clients keep sending: each new process starts before the old one stops.</summary>
    private static async Task<bool> RollAsync(TextWriter output, Fleet fleet)
    {
        using var done = new CancellationTokenSource();
        var failures = new ConcurrentQueue<string>();
        var answered = 0;
        var clients = Enumerable.Range(0, 3).Select(client => Task.Run(async () =>
        {
            for (var turn = client; !done.IsCancellationRequested; turn++)
            {
                BenchServer api;
                lock (fleet.Apis)
                {
                    api = fleet.Apis[turn % fleet.Apis.Count];
                }

                try
                {
                    await TinyRequests.TranslateAsync(api.Client);
                    Interlocked.Increment(ref answered);
                }
                catch (Exception exception) when (ClusterJobs.IsLoss(exception))
                {
                    failures.Enqueue(exception.Message);
                }
            }
        })).ToArray();
        var start = Stopwatch.GetTimestamp();
        for (var index = 0; index < Apis; index++)
        {
            await ReplaceAsync(fleet.Apis, index, fleet.StartApiAsync);
        }

        for (var index = 0; index < Workers; index++)
        {
            await ReplaceAsync(fleet.Workers, index, () => fleet.StartAsync("worker"));
        }

        await done.CancelAsync();
        await Task.WhenAll(clients);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rolling change of {Apis + Workers} processes under 3 clients in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s: {answered} requests answered, {failures.Count} failed {string.Join("; ", failures.Distinct().Take(3))}"));
        return failures.IsEmpty;
    }

    private static async Task ReplaceAsync(List<BenchServer> processes, int index, Func<Task<BenchServer>> start)
    {
        var (old, next) = (processes[index], await start());
        lock (processes)
        {
            processes[index] = next;
        }

        await old.StopAsync();
        await old.DisposeAsync();
    }
}
