using System.Globalization;

namespace CoCosNet.Api.Tests.Abuse;

/// <summary>Memory of processes, as Linux counts it.</summary>
internal static class ProcessMemory
{
    /// <summary>Bytes that are resident now.</summary>
    public static long Resident(int process) => Status(process, "VmRSS:");

    /// <summary>The most bytes that were resident since <see cref="ForgetPeak"/>.</summary>
    public static long Peak(int process) => Status(process, "VmHWM:");

    /// <summary>Resets the peak.</summary>
    public static void ForgetPeak(int process) => File.WriteAllText($"/proc/{process}/clear_refs", "5");

    /// <summary>Processes that a process has started and that still run.</summary>
    public static int[] Children(int process) =>
    [
        .. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Where(other => Parent(other) == process),
    ];

    private static int Parent(int process)
    {
        try
        {
            return (int)(Field(process, "PPid:") ?? 0);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static long Status(int process, string field) => 1024 * Field(process, field) ?? throw new InvalidOperationException($"Process {process} has no {field}");

    private static long? Field(int process, string field) => File.ReadLines($"/proc/{process}/status")
        .Where(line => line.StartsWith(field, StringComparison.Ordinal))
        .Select(line => (long?)long.Parse(line[field.Length..].Replace("kB", null, StringComparison.Ordinal), CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
