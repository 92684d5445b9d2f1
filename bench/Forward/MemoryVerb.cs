using System.Diagnostics;
using System.Globalization;
using CoCosNet.Inference.Networks;
using CoCosNet.Inference.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Bench.Forward;

/// <summary>One forward of the released size at each size, each in a process of its own: time by stage and the process's peak memory.</summary>
internal static class MemoryVerb
{
    private const int Labels = 20;
    private static readonly (int Height, int Width)[] Sizes = [(128, 128), (256, 384), (512, 512), (1024, 1024)];

    public static void Run(TextWriter output)
    {
        output.WriteLine(Machine.Description);
        output.WriteLine("Released size (20 labels, 32 feature and 64 generator channels), float32, one picture; seconds and MB");
        output.WriteLine($"{"height×width",12}  features  matching  generator  total  peak MB");
        foreach (var (height, width) in Sizes)
        {
            using var child = Process.Start(new ProcessStartInfo("dotnet")
            {
                ArgumentList = { typeof(MemoryVerb).Assembly.Location, "forward", Text(height), Text(width) },
                RedirectStandardOutput = true,
            })!;
            output.Write(child.StandardOutput.ReadToEnd());
            child.WaitForExit();
        }
    }

    /// <summary>The child's part: a single forward, measured.</summary>
    public static void Forward(TextWriter output, int height, int width)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var parameters = new RandomParameters(1);
        var root = new ParameterScope(parameters);
        var network = new TranslationNetwork(
            root, root, new Architecture { LabelChannels = Labels, FeatureChannels = 32, GeneratorChannels = 64, Size = 512 });
        var (map, exemplar) = (rand(1, Labels, height, width), rand(1, 3, height, width));

        var start = Stopwatch.GetTimestamp();
        var theta = network.EncodeMap(map);
        var phi = network.EncodeExemplar(exemplar, map);
        var features = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var matches = network.Match(theta, phi, exemplar);
        var matched = Stopwatch.GetElapsedTime(start).TotalSeconds;
        network.Generate(matches, map);
        var total = Stopwatch.GetElapsedTime(start).TotalSeconds;

        using var self = Process.GetCurrentProcess();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{$"{height}×{width}",12}  {features,8:F2}  {matched - features,8:F2}  {total - matched,9:F2}  {total,5:F1}  {self.PeakWorkingSet64 / 1e6,7:F0}"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
