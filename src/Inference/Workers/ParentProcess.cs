using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CoCosNet.Inference.Workers;

/// <summary>A worker's tie to the server that started it: it ends with the server, however the server ends, and not before.</summary>
internal static partial class ParentProcess
{
    private const int DeathSignal = 1; // PR_SET_PDEATHSIG
    private const int Kill = 9;

    // Ctrl+C and a service manager's SIGTERM reach the whole group; the server drains first and tells its workers when to end.
    private static readonly PosixSignal[] Ignored = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
    private static readonly List<PosixSignalRegistration> Registrations = [];

    /// <param name="id">The server's process id, as it passed it on: if another process is the parent by now, the server is gone.</param>
    /// <returns>Whether the server still lives.</returns>
    public static bool Follow(string id)
    {
        foreach (var signal in Ignored)
        {
            Registrations.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = true));
        }

        // The pipe's end tells too, but only a process that reads; the kernel's signal also ends one that is stuck or stopped.
        return !OperatingSystem.IsLinux()
            || (SetProcessControl(DeathSignal, Kill) == 0 && ParentId().ToString(CultureInfo.InvariantCulture) == id);
    }

    /// <summary>Ends this process at once, whatever its other threads do.</summary>
    public static void EndAtOnce()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int SetProcessControl(int option, nuint argument, nuint unused1 = 0, nuint unused2 = 0, nuint unused3 = 0);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int ParentId();
}
