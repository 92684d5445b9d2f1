using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Abuse;

/// <summary>Kills servers and workers at random moments while jobs are sent, and checks that every accepted job ends exactly once.</summary>
internal static class JobKillVerb
{
    private const int Clients = 3;

    /// <summary>Limit of the queue, which bounds the time until the last job ends.</summary>
    private const int MostWaiting = 20;

    /// <summary>One kill in this many does not wait until a job has succeeded since the kill before.</summary>
    private const int Hasty = 4;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(TextWriter output, int kills)
    {
        await using var server = await BenchServer.StartAsync(ServerSetup.Tiny with { Arguments = [$"--Jobs:QueueCapacity={MostWaiting}", "--Jobs:MaximumBytes=68719476736"] });
        output.WriteLine(Machine.Description);
        var accepted = new ConcurrentDictionary<string, string>();
        using var done = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(() => SendAsync(server, accepted, client, done.Token))).ToArray();

        var random = new Random(1);
        var (servers, workers, start) = (0, 0, Stopwatch.GetTimestamp());
        var last = "";
        for (int kill = 0, worker = -1; kill < kills; kill++)
        {
            if (kill > 0 && kill % Math.Max(1, kills / 10) == 0)
            {
                output.WriteLine($"{kill} kills: {accepted.Count} jobs accepted");
            }

            // Otherwise, where pictures take longer than the pauses, every job would meet as many kills as there are attempts, and be given up.
            last = random.Next(Hasty) == 0 ? last : await ProgressAsync(server.Client, last);
            await Task.Delay(random.NextDouble() * LongestPause);
            if (random.Next(2) == 0)
            {
                await server.KillAsync();
                await server.StartAgainAsync();
                (servers, worker) = (servers + 1, -1);
            }
            else
            {
                worker = await server.WorkerReadyAsync(worker);
                BenchServer.KillWorker(worker);
                workers++;
            }
        }

        await done.CancelAsync();
        await Task.WhenAll(clients);
        var (succeeded, failed, wrong) = await CountAsync(output, server.Client, accepted);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{servers} × kill -9 of the server and {workers} × of its worker in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s: {accepted.Count} jobs accepted, {succeeded} succeeded once, {failed} failed once with a reason, {wrong} lost or ended twice"));
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>Waits until the newest job that succeeded is another one.</summary>
    private static async Task<string> ProgressAsync(HttpClient client, string last)
    {
        while (true)
        {
            var jobs = (await TinyRequests.JobAsync(client, "/v1/jobs?state=succeeded&limit=1")).GetProperty("jobs");
            if (jobs.GetArrayLength() > 0 && jobs[0].GetProperty("id").GetString() is { } newest && newest != last)
            {
                return newest;
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Sends jobs with keys, and repeats a request whose answer was lost.</summary>
    private static async Task SendAsync(BenchServer server, ConcurrentDictionary<string, string> accepted, int client, CancellationToken cancellationToken)
    {
        for (var number = 0; !cancellationToken.IsCancellationRequested;)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{client}-{number}");
            try
            {
                using var response = await TinyRequests.SubmitAsync(server.Client, 192, key);
                if (response.IsSuccessStatusCode)
                {
                    accepted[key] = response.Headers.Location!.OriginalString;
                    number++;
                    continue;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
            {
                // The server has just been killed.
            }

            await Task.Delay(100, CancellationToken.None);
        }
    }

    /// <summary>Polls every accepted job until it has ended, and counts the final events.</summary>
    private static async Task<(int Succeeded, int Failed, int Wrong)> CountAsync(TextWriter output, HttpClient client, IReadOnlyDictionary<string, string> accepted)
    {
        var (succeeded, failed, wrong) = (0, 0, 0);
        foreach (var (key, address) in accepted)
        {
            var events = await client.GetStringAsync(new Uri($"{address}/events", UriKind.Relative));
            var (good, bad) = (Count(events, "\"state\":\"succeeded\""), Count(events, "\"state\":\"failed\""));
            if (good + bad != 1)
            {
                wrong++;
                output.WriteLine($"{key} {address}: {good} good ends, {bad} bad ones");
            }

            (succeeded, failed) = (succeeded + good, failed + bad);
        }

        return (succeeded, failed, wrong);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
