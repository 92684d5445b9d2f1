using System.Globalization;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Counts the processes that the kernel has killed for lack of memory. It uses the same signal as a person would.</summary>
internal static class KernelMemoryKills
{
    private const string Statistics = "/proc/vmstat";
    private const string Counter = "oom_kill ";

    /// <returns>The count since the machine started, or −1 if the system does not report it.</returns>
    public static long Count()
    {
        try
        {
            var line = File.Exists(Statistics)
                ? File.ReadLines(Statistics).FirstOrDefault(line => line.StartsWith(Counter, StringComparison.Ordinal))
                : null;
            return line is null ? -1 : long.Parse(line.AsSpan(Counter.Length), CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            return -1;
        }
    }
}
