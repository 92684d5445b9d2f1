using System.Globalization;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Turns;

/// <summary>
/// Compares servers that take turns: in every round each one makes one picture, so that a change of the machine's load meets all of them.
/// </summary>
internal static class Comparison
{
    /// <param name="output">Receives a table for each size.</param>
    /// <param name="contenders">The servers. The first is the one that the others are divided by.</param>
    /// <param name="model">The model, with a kept exemplar.</param>
    /// <param name="sides">Sides of the square pictures.</param>
    /// <param name="rounds">Number of rounds a size, at least 1.</param>
    public static async Task RunAsync(TextWriter output, IReadOnlyList<Contender> contenders, string model, IEnumerable<int> sides, int rounds)
    {
        output.WriteLine(Machine.Description);
        foreach (var side in sides)
        {
            await RunAsync(output, contenders, model, side, rounds);
        }
    }

    private static async Task RunAsync(TextWriter output, IReadOnlyList<Contender> contenders, string model, int side, int rounds)
    {
        var loads = contenders.Select(contender => new Load(contender.Server.Client, model, side)).ToList();
        foreach (var load in loads)
        {
            await load.RunAsync(1, 2, fresh: false);
        }

        var wall = contenders.Select(_ => new double[rounds]).ToList();
        var processor = contenders.Select(_ => new double[rounds]).ToList();
        var stolen = new StolenTime();
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                // Another one begins each round.
                var index = (turn + round) % contenders.Count;
                var before = contenders[index].ProcessorTime();
                wall[index][round] = (await loads[index].AskAsync(fresh: false)).Sample.Http;
                processor[index][round] = contenders[index].ProcessorTime() - before;
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{model}, {side}², exemplar kept, {rounds} rounds, {stolen.Share:P1} of the time stolen; medians in ms, then over {contenders[0].Name}: median (lowest to highest round)"));
        for (var index = 0; index < contenders.Count; index++)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {contenders[index].Name,-16} wall {Latencies.Quantile(wall[index], 0.5),8:F1}  processor {Latencies.Quantile(processor[index], 0.5),8:F0}  wall {Ratios(wall[index], wall[0])}  processor {Ratios(processor[index], processor[0])}"));
        }
    }

    private static string Ratios(double[] times, double[] others)
    {
        var ratios = times.Zip(others, (time, other) => time / other).ToList();
        return string.Create(
            CultureInfo.InvariantCulture, $"{Latencies.Quantile(ratios, 0.5):F2} ({ratios.Min():F2} to {ratios.Max():F2})");
    }
}
