using System.Globalization;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Abuse;

/// <summary>Measures how long other clients wait while some clients misbehave.</summary>
internal static class AbuseVerb
{
    private const double MostSlowdown = 2;

    public static async Task<int> RunAsync(TextWriter output, int requests)
    {
        await using var server = await BenchServer.StartAsync(ServerSetup.Tiny);
        output.WriteLine(Machine.Description);
        output.WriteLine($"One client after the other, {requests} pictures of 128² by a tiny network each time; ms");
        Task AskAsync() => TinyRequests.TranslateAsync(server.Client);
        await Latencies.MeasureAsync(requests / 4, AskAsync);

        var worst = 0.0;
        output.WriteLine("meanwhile                                                         p50 without   with  p99 without   with  ratio  server MB");
        foreach (var attack in Attacks.All)
        {
            // Measured before and after, so that the machine's other load is in both.
            await attack.PrepareAsync(server);
            var without = (await Latencies.MeasureAsync(requests / 2, AskAsync)).ToList();
            double[] during;
            await using (await attack.StartAsync(server))
            {
                during = await Latencies.MeasureAsync(requests, AskAsync);
            }

            without.AddRange(await Latencies.MeasureAsync(requests / 2, AskAsync));
            var ratio = Latencies.Quantile(during, 0.99) / Latencies.Quantile(without, 0.99);
            worst = Math.Max(worst, ratio);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{attack.Name,-66} {Latencies.Quantile(without, 0.5),10:F1} {Latencies.Quantile(during, 0.5),6:F1} {Latencies.Quantile(without, 0.99),12:F1} {Latencies.Quantile(during, 0.99),6:F1} {ratio,6:F2} {server.Memory().Server,10:F0}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Worst ratio of p99: {worst:F2}, bar {MostSlowdown}"));
        return worst < MostSlowdown ? 0 : 1;
    }
}
