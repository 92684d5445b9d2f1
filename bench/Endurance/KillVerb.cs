using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Endurance;

/// <summary>Kills workers at random moments under load: every request must be answered, and correctly.</summary>
internal static class KillVerb
{
    private const int Clients = 8;
    private const int Side = 256;

    /// <summary>Characters of a refusal that identify its kind.</summary>
    private const int Told = 60;

    /// <summary>Longest time between a worker becoming ready and its end: enough for a few pictures, or none.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(TextWriter output, int kills, string model)
    {
        await using var server = await BenchServer.StartAsync();
        var load = new Load(server.Client, model, Side);
        var expected = Digest((await load.AskAsync(fresh: false)).Picture);
        output.WriteLine(Machine.Description);

        var answers = new ConcurrentDictionary<string, int>();
        var refused = new ConcurrentQueue<string>();
        using var done = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                try
                {
                    answers.AddOrUpdate(Digest((await load.AskAsync(fresh: true)).Picture), 1, (_, count) => count + 1);
                }
                catch (HttpRequestException problem)
                {
                    refused.Enqueue(problem.Message);
                }
            }
        })).ToArray();

        var random = new Random(1);
        var start = Stopwatch.GetTimestamp();
        for (int kill = 0, worker = -1; kill < kills; kill++)
        {
            worker = await server.WorkerReadyAsync(worker);
            await Task.Delay(random.NextDouble() * LongestPause);
            BenchServer.KillWorker(worker);
        }

        await done.CancelAsync();
        await Task.WhenAll(clients);
        var right = answers.GetValueOrDefault(expected);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kills} × kill −9 under {Clients} clients in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, model {model}, {Side}²: {right} pictures answered correctly,"
            + $" {answers.Values.Sum() - right} incorrectly, {refused.Count} requests refused or lost; the server {(server.IsUp ? "was up throughout" : "has ended")}"));
        foreach (var messages in refused.GroupBy(message => message[..Math.Min(message.Length, Told)]))
        {
            output.WriteLine($"  {messages.Count()} × {messages.Key}");
        }

        return right > 0 && right == answers.Values.Sum() && refused.IsEmpty && server.IsUp ? 0 : 1;
    }

    private static string Digest(byte[] picture) => Convert.ToHexString(SHA256.HashData(picture));
}
