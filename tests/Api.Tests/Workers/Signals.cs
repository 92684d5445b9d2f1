using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CoCosNet.Api.Tests.Workers;

/// <summary>What people and kernels do to processes.</summary>
internal static partial class Signals
{
    public const int Abort = 6;
    public const int Kill = 9;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;
    private const int AddressSpace = 9; // RLIMIT_AS

    /// <returns>Whether there was such a process.</returns>
    public static bool Send(int process, int signal) => SendSignal(process, signal) == 0;

    /// <summary>Sends it until there is no such process: the runtime's own handler swallows the first SIGABRT that comes from outside,
    /// as abort() raises it twice.</summary>
    public static async Task SendUntilGoneAsync(int process, int signal)
    {
        while (Send(process, signal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    /// <summary>Processes that a process has started and that still run.</summary>
    public static IReadOnlyList<int> ChildrenOf(int process) =>
        [.. Process.GetProcesses().Select(other => other.Id).Where(id => ParentOf(id) == process)];

    /// <returns>The parent's id, or null for a process that has ended (or is only waited for).</returns>
    public static int? ParentOf(int process)
    {
        try
        {
            // Its name, in brackets, may hold anything; state and parent follow it.
            var line = File.ReadAllText($"/proc/{process}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] == "Z" ? null : int.Parse(fields[1], provider: null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Leaves a process so much more address space than it uses now; null takes the limit away.</summary>
    public static void LimitMemory(int process, long? more)
    {
        var used = long.Parse(
            File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmSize:", StringComparison.Ordinal))[7..].Replace("kB", null, StringComparison.Ordinal),
            provider: null) * 1024;
        ulong[] limits = more is { } bytes ? [(ulong)(used + bytes), ulong.MaxValue] : [ulong.MaxValue, ulong.MaxValue];
        Assert.Equal(0, SetLimit(process, AddressSpace, limits, 0));
    }

    [LibraryImport("libc", EntryPoint = "prlimit")]
    private static partial int SetLimit(int process, int resource, ulong[] limits, nint old);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
