using System.Globalization;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Cluster;

/// <summary>Measures exemplar affinity: two installations of two workers each, with it and without it, get the same requests in turn.</summary>
internal static class AffinityVerb
{
    private const int Side = 256;

    /// <summary>Requests for each exemplar.</summary>
    private const int Uses = 4;

    public static async Task<int> RunAsync(TextWriter output, int exemplars)
    {
        output.WriteLine(Machine.Description);
        await using var nats = await NatsCluster.StartAsync(1);
        var models = ServerSetup.Copy(Path.Combine(AppContext.BaseDirectory, "models"));
        await using var with = await Fleet.StartAsync(nats, 1, 1, 2, models, "--Nats:Prefix=with", "--Nats:AffinityWait=00:00:00.050");
        await using var without = await Fleet.StartAsync(nats, 1, 1, 2, models, "--Nats:Prefix=without");
        Contender[] sides = [new("with", with), new("without", without)];
        foreach (var side in sides)
        {
            // Both workers have made pictures, so that the kernels are compiled.
            await new Load(side.Fleet.Apis[0].Client, "landscape", Side).RunAsync(4, 12, fresh: true);
        }

        var random = new Random(1);
        var marks = Enumerable.Range(0, exemplars * Uses).Select(request => (request % exemplars) - exemplars).ToArray();
        random.Shuffle(marks);
        for (var request = 0; request < marks.Length; request++)
        {
            for (var turn = 0; turn < sides.Length; turn++)
            {
                var side = sides[(request + turn) % sides.Length];
                var before = Processor(side.Fleet);
                side.Times.Add((await new Load(side.Fleet.Apis[0].Client, "landscape", Side).AskAsync(marks[request])).Sample.Http);
                side.Processor += Processor(side.Fleet) - before;
            }
        }

        output.WriteLine($"{exemplars} exemplars, {Uses} requests each in random order, one client, {Side}², model landscape, two workers");
        foreach (var side in sides)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{side.Name,7}: mean {side.Times.Average():F1} ms, p50 {Latencies.Quantile(side.Times, 0.5):F1} ms; {side.Processor / side.Times.Count:F1} ms of the workers' processor time a picture"));
        }

        return 0;
    }

    private static double Processor(Fleet fleet) => fleet.Workers.Sum(worker => worker.ProcessorTime().TotalMilliseconds);

    private sealed class Contender(string name, Fleet fleet)
    {
        public string Name => name;

        public Fleet Fleet => fleet;

        public List<double> Times { get; } = [];

        /// <summary>Milliseconds of processor time of its workers.</summary>
        public double Processor { get; set; }
    }
}
