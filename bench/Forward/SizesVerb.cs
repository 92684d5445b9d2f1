using System.Diagnostics;
using System.Globalization;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Serving.Caching;

namespace CoCosNet.Bench.Forward;

/// <summary>Translates a sample at several result sizes, each in its own process for its peak memory.</summary>
internal static class SizesVerb
{
    /// <summary>Runs per size: first with a new exemplar, then with the same one again.</summary>
    private const int Runs = 3;

    public static void Run(TextWriter output, string model, IReadOnlyList<string> sizes)
    {
        output.WriteLine(Machine.Description);
        output.WriteLine($"{model}, sample valley; ms from files to file, peak memory of the process in MB");
        output.WriteLine(" size |    fresh     kept | peak MB");
        foreach (var size in sizes)
        {
            output.Write(ForwardVerb.InChild("sizes-child", model, size));
        }
    }

    /// <summary>Runs one size, in this process.</summary>
    public static void RunOne(TextWriter output, string model, int size)
    {
        var folder = ManifestReader.Read(Path.Combine(AppContext.BaseDirectory, "models", model));
        using var encodings = new EncodingCache(256L << 20);
        using var served = ModelLoader.Load(folder, ComputeTarget.Resolve(new InferenceOptions()), encodings);
        var request = new TranslationRequest
        {
            Map = new SemanticMapFile(Sample("map.png")),
            Exemplar = Sample("exemplar.png"),
            ExemplarMap = new SemanticMapFile(Sample("exemplar-map.png")),
            Options = new TranslationOptions { Width = size, Height = size },
        };

        var times = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            served.Translate(request, new StageClock(TimeProvider.System, CancellationToken.None));
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        using var process = Process.GetCurrentProcess();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{size,5} | {times[0],8:F0} {times[1..].Min(),8:F0} | {process.PeakWorkingSet64 / 1e6,7:F0}"));
    }

    private static byte[] Sample(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", "valley", file));
}
