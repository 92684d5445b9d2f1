using System.Diagnostics;
using System.Globalization;

namespace CoCosNet.Bench.Pool;

/// <summary>Measures latency and throughput through HTTP, supervision and replicas, with real processes.</summary>
internal static class PoolVerb
{
    private const int Clients = 8;
    private const int Side = 256;
    private const int LargeSide = 512;
    private const int LargestSide = 1024;

    public static async Task<int> RunAsync(TextWriter output, int requests, string model)
    {
        var added = ((BenchModel[])[BenchModel.Half, BenchModel.Released]).FirstOrDefault(added => added.Id == model);
        await using var server = await BenchServer.StartAsync(added);
        var side = added?.Size ?? Side;
        var load = new Load(server.Client, model, side);
        var description = await server.DescribeAsync(model);
        output.WriteLine(Machine.Description);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Model {model} in {description.GetProperty("precision")}, {side}² PNG in and out, {requests} requests per line; ms, pictures per second"));
        await load.RunAsync(1, Math.Min(requests, 10), fresh: true);

        output.WriteLine("exemplar  clients  p50 HTTP  p50 engine  HTTP adds  p95 HTTP  pictures/s");
        foreach (var fresh in new[] { true, false })
        {
            var rates = new double[2];
            foreach (var (clients, index) in new[] { (1, 0), (Clients, 1) })
            {
                var start = Stopwatch.GetTimestamp();
                var samples = await load.RunAsync(clients, requests, fresh);
                rates[index] = requests / Stopwatch.GetElapsedTime(start).TotalSeconds;
                Report(output, fresh, clients, samples, rates[index]);
                if (clients == 1)
                {
                    output.WriteLine($"          p50 of {Stages(samples)}");
                }
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Clients} clients over 1: {rates[1] / rates[0]:F2}×"));
        }

        if (side == Side)
        {
            await ReportLargeAsync(output, server, model, requests);
        }

        var before = server.Memory();
        await load.RunAsync(Clients, requests, fresh: true);
        await load.RunAsync(Clients, requests, fresh: false);
        var after = server.Memory();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Memory before and after {2 * requests} more: server {before.Server:F0} and {after.Server:F0} MB, worker {before.Worker:F0} and {after.Worker:F0} MB"));
        await new Load(server.Client, model, LargestSide).RunAsync(1, 1, fresh: true);
        var largest = server.Memory();
        await Task.Delay(TimeSpan.FromSeconds(7));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Worker after one of {LargestSide}²: {largest.Worker:F0} MB; after 7 s of rest: {server.Memory().Worker:F0} MB"));
        return 0;
    }

    private static async Task ReportLargeAsync(TextWriter output, BenchServer server, string model, int requests)
    {
        var large = new Load(server.Client, model, LargeSide);
        await large.RunAsync(1, 3, fresh: false);
        var few = Math.Max(3, requests / 10);
        var kept = await large.RunAsync(1, few, fresh: false);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{LargeSide}², kept, {few} requests: p50 engine {Quantile(kept, 0.5, sample => sample.Engine):F1}; p50 of {Stages(kept)}"));
    }

    private static void Report(TextWriter output, bool fresh, int clients, IReadOnlyList<Sample> samples, double rate)
    {
        var (http, engine) = (Quantile(samples, 0.5, sample => sample.Http), Quantile(samples, 0.5, sample => sample.Engine));
        var adds = Quantile(samples, 0.5, sample => sample.Http - sample.Engine - sample.Queue);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(fresh ? "fresh" : "kept"),8}  {clients,7}  {http,8:F1}  {engine,10:F1}  {adds,9:F1}  {Quantile(samples, 0.95, sample => sample.Http),8:F1}  {rate,10:F2}"));
    }

    /// <summary>Medians of the server's stage times.</summary>
    private static string Stages(IReadOnlyList<Sample> samples) => string.Join(
        ", ", samples[0].Stages.Keys.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage} {Quantile(samples, 0.5, sample => sample.Stages[stage]):F1}")));

    private static double Quantile(IEnumerable<Sample> samples, double share, Func<Sample, double> value)
    {
        var sorted = samples.Select(value).Order().ToList();
        return sorted[(int)(share * (sorted.Count - 1))];
    }
}
