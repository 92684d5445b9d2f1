using System.Runtime.InteropServices;
using CoCosNet.Model.Matching.Kernel;

namespace CoCosNet.Bench;

/// <summary>Describes the machine of a measurement.</summary>
internal static class Machine
{
    public static string Description { get; } =
        $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, "
        + $"{RuntimeInformation.ProcessArchitecture}, widest vectors used {KernelEvaluation.BestPath}";

    private static string Processor()
    {
        const string Information = "/proc/cpuinfo";
        var line = File.Exists(Information)
            ? File.ReadLines(Information).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? "unknown processor" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
