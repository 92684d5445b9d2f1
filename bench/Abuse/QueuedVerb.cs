using System.Diagnostics;
using System.Globalization;
using System.Net;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Abuse;

/// <summary>Fills the queue and sends a few jobs more: measures memory, the exact bound, and the order in which jobs run.</summary>
internal static class QueuedVerb
{
    private const int Beyond = 50;
    private const int Points = 5;
    private const double MostGrowth = 1.1;

    /// <param name="output">For the figures.</param>
    /// <param name="jobs">That may wait.</param>
    /// <param name="store"><c>embedded</c> or <c>jetstream</c>.</param>
    /// <param name="minutes">The longest time that jobs are followed; later ones are not looked at.</param>
    public static async Task<int> RunAsync(TextWriter output, int jobs, string store, int minutes)
    {
        await using var nats = store == "jetstream" ? await NatsCluster.StartAsync(1) : null;
        await using var server = await BenchServer.StartAsync(ServerSetup.Tiny with
        {
            Arguments =
            [
                $"--Jobs:QueueCapacity={jobs}", "--Jobs:MaximumBytes=68719476736", "--Inference:SilenceLimit=01:00:00",
                .. nats is null ? (string[])[] : ["--Jobs:Store=jetstream", $"--Nats:Url={nats.Url}"],
            ],
        });
        output.WriteLine(Machine.Description);

        // The worker is stopped, so that the first job keeps running and all others wait.
        await TinyRequests.TranslateAsync(server.Client);
        var worker = server.Worker()!.Value;
        Signal("STOP", worker);
        var ids = new List<string> { await AcceptAsync(server.Client) };
        while ((await TinyRequests.JobAsync(server.Client, ids[0])).GetProperty("state").GetString() != "running")
        {
            await Task.Delay(50);
        }

        var memory = new List<double>();
        for (var number = 1; number <= jobs; number++)
        {
            ids.Add(await AcceptAsync(server.Client));
            if (number % (jobs / Points) == 0)
            {
                memory.Add(server.Memory().Server);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} jobs wait: server {memory[^1]:F0} MB"));
            }
        }

        var refused = 0;
        for (var number = 0; number < Beyond; number++)
        {
            using var response = await TinyRequests.SubmitAsync(server.Client);
            refused += response.StatusCode == HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is not null
                && (await response.Content.ReadAsStringAsync()).Contains("\"queue_full\"", StringComparison.Ordinal) ? 1 : 0;
        }

        Signal("CONT", worker);
        output.WriteLine($"{ids.Count - 1} accepted to wait; {refused} of {Beyond} more were refused with 503 queue_full and Retry-After");
        var (followed, ended, inOrder) = await DrainAsync(server.Client, ids, TimeSpan.FromMinutes(minutes));
        var growth = memory.Max() / memory[0];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{ids.Count} jobs, {followed} followed to their end: {ended} succeeded, {(inOrder ? "in the order" : "NOT in the order")} in which they were accepted; server {server.Memory().Server:F0} MB after them; most over first point {growth:F2}×"));
        return refused == Beyond && ended == followed && inOrder && growth < MostGrowth ? 0 : 1;
    }

    private static async Task<string> AcceptAsync(HttpClient client)
    {
        using var response = await TinyRequests.SubmitAsync(client);
        response.EnsureSuccessStatusCode();
        return response.Headers.Location!.OriginalString;
    }

    private static async Task<(int Followed, int Ended, bool InOrder)> DrainAsync(HttpClient client, List<string> jobs, TimeSpan longest)
    {
        var start = Stopwatch.GetTimestamp();
        var (followed, ended, last, inOrder) = (0, 0, DateTimeOffset.MinValue, true);
        foreach (var address in jobs.TakeWhile(_ => Stopwatch.GetElapsedTime(start) < longest))
        {
            followed++;
            var job = await TinyRequests.JobAsync(client, address);
            while (job.GetProperty("state").GetString() is "queued" or "running")
            {
                await Task.Delay(50);
                job = await TinyRequests.JobAsync(client, address);
            }

            ended += job.GetProperty("state").GetString() == "succeeded" ? 1 : 0;
            var started = job.GetProperty("startedAt").GetDateTimeOffset();
            inOrder &= started >= last;
            last = started;
        }

        return (followed, ended, inOrder);
    }

    private static void Signal(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
