using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CoCosNet.Inference.Workers;

/// <summary>Ties a worker's life to the server that started it: the worker ends when the server ends, however that happens, and not earlier.</summary>
internal static partial class ParentProcess
{
    private const int DeathSignal = 1; // PR_SET_PDEATHSIG
    private const int Kill = 9;

    // Ctrl+C and a service manager's SIGTERM reach the whole process group. The server drains first and then tells its workers to stop.
    private static readonly PosixSignal[] Ignored = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
    private static readonly List<PosixSignalRegistration> Registrations = [];

    /// <param name="id">The server's process id, passed on the command line; if the parent is another process by now, the server is gone.</param>
    /// <returns>Whether the server is still alive.</returns>
    public static bool Follow(string id)
    {
        foreach (var signal in Ignored)
        {
            Registrations.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = true));
        }

        // The end of the pipe reveals the server's end only to a process that reads; the kernel's signal also ends one that hangs or is
        // stopped.
        return !OperatingSystem.IsLinux()
            || (SetProcessControl(DeathSignal, Kill) == 0 && ParentId().ToString(CultureInfo.InvariantCulture) == id);
    }

    /// <summary>Ends this process immediately, whatever its other threads do.</summary>
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
