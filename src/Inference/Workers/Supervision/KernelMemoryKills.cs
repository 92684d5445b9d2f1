using System.Globalization;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>How often the kernel has ended processes for want of memory. It does so with the same signal as a person.</summary>
internal static class KernelMemoryKills
{
    private const string Statistics = "/proc/vmstat";
    private const string Counter = "oom_kill ";

    /// <returns>The count since the machine started, or −1 where it is not told.</returns>
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
