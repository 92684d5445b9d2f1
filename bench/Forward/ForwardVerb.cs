using System.Diagnostics;
using System.Globalization;

namespace CoCosNet.Bench.Forward;

/// <summary>
/// A picture of the released size from file to file, stage by stage: float32 and the engine, each size in a process of its own (for its peak
/// memory), all in one run, beside the machine's convolution rate.
/// </summary>
internal static class ForwardVerb
{
    /// <summary>Start-up settings that the server gives its workers (see docs/container.md).</summary>
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["OMP_WAIT_POLICY"] = "passive",
        ["GLIBC_TUNABLES"] = "glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=20000000000:glibc.malloc.top_pad=4194304",
    };

    public static void Run(TextWriter output, IReadOnlyList<string> sizes)
    {
        output.WriteLine(Machine.Description);
        output.WriteLine("Released size (20 labels, 32 feature and 64 generator channels, 5 GRU steps per level), one picture; best of the runs, ms");
        output.WriteLine("cached: all but the exemplar's decoding and features. processor: time of all cores, fresh; compare this on a shared machine. GFLOP/s: of the network, and as a share of a bare convolution's");
        output.WriteLine(Measurement.Header);
        foreach (var size in sizes)
        {
            foreach (var path in Enum.GetNames<ForwardPath>())
            {
                output.Write(InChild("forward-child", path, size));
            }
        }
    }

    /// <summary>Runs a command in its own process, started as the server starts its workers, and returns its output.</summary>
    internal static string InChild(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(ForwardVerb).Assembly.Location },
            RedirectStandardOutput = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        using var child = Process.Start(start)!;
        var text = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', arguments)}: ended with {child.ExitCode}{Environment.NewLine}");
    }
}
