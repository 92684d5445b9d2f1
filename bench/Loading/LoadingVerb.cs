using System.Diagnostics;
using System.Globalization;
using CoCosNet.Inference.Tests.Weights.Making;
using CoCosNet.Model.Weights;
using CoCosNet.Model.Weights.Safetensors;

namespace CoCosNet.Bench.Loading;

/// <summary>Reads 400 MB of weights in each of the three formats, compared with reading the same bytes plainly.</summary>
internal static class LoadingVerb
{
    private const int Tensors = 200;
    private const long Elements = 400_000_000L / 4 / Tensors;

    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("loading");
        try
        {
            output.WriteLine(Machine.Description);
            output.WriteLine("400 MB in 200 tensors, files in the page cache; first and median of 5 loads, ms");
            var sources = Enumerable.Range(0, Tensors).Select(i => new TensorSource($"tensor{i}", Text(i), [Elements], [1]) { StorageLength = Elements, StorageBytes = new byte[4 * Elements] }).ToArray();
            Measure(output, "plain read of the bytes", Write(folder, "bytes", TorchFiles.Zip(sources)), path => File.ReadAllBytes(path));
            Measure(output, ".pth (zip)", Write(folder, "zip.pth", TorchFiles.Zip(sources)), Load);
            Measure(output, ".pth (before 1.6)", Write(folder, "legacy.pth", TorchFiles.Legacy(sources)), Load);
            var safetensors = Path.Combine(folder.FullName, "net.safetensors");
            using (var checkpoint = CheckpointReader.Read(Path.Combine(folder.FullName, "zip.pth")))
            {
                SafetensorsWriter.Write(safetensors, checkpoint.Tensors);
            }

            Measure(output, ".safetensors", safetensors, Load);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Load(string path)
    {
        using var checkpoint = CheckpointReader.Read(path);
    }

    private static string Write(DirectoryInfo folder, string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static void Measure(TextWriter output, string name, string path, Action<string> load)
    {
        var start = Stopwatch.GetTimestamp();
        load(path);
        var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var median = Stopwatches.Median(5, () => load(path));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-24} {first,7:F0} {median,7:F0}"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
