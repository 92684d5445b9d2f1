using System.Globalization;
using CoCosNet.Bench.Endurance;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;

namespace CoCosNet.Bench.Threads;

/// <summary>
/// Measures libtorch's number of threads per replica: one request alone, and as many concurrently as there are cores. The numbers
/// alternate, so that other load on the machine affects them equally.
/// </summary>
internal static class ThreadsVerb
{
    private const int Side = 256;

    public static async Task RunAsync(TextWriter output, int rounds, string model)
    {
        var folder = ManifestReader.Read(Path.Combine(AppContext.BaseDirectory, "models", model));
        var target = ComputeTarget.Resolve(new InferenceOptions());
        using var network = ModelLoader.LoadModel(folder, target);
        var input = CollectInput.Make(folder, new PixelSize(Side, Side));
        var cores = Environment.ProcessorCount;
        using var one = new ThreadCount(1, cores);
        using var all = new ThreadCount(cores, cores);
        ThreadCount[] counts = [one, all];
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var count in counts)
            {
                // The first round warms up: it compiles and packs weights.
                await count.MeasureAsync(network, input, keep: round > 0);
            }
        }

        output.WriteLine(Machine.Description);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Model {model} in {target.PrecisionName}, {Side}², {cores} replicas, {rounds} rounds; ms per picture: median, minimum in brackets"));
        output.WriteLine("threads  at once  wall         processor");
        Array.ForEach(counts, count => count.Report(output));
    }
}
