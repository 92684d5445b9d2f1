using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CoCosNet.Inference.Workers;

/// <summary>Takes over standard input and output as the pipes to the server. Standard output is redirected first, because native libraries
/// print to it.</summary>
internal static partial class StandardStreams
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;
    private const int SetPipeSize = 1031; // F_SETPIPE_SZ
    private const int PipeBytes = 1 << 20;
    private const int WindowsStandardOutput = -11;
    private const int WindowsStandardError = -12;

    /// <summary>Takes the streams; call this before anything else writes.</summary>
    public static (Stream FromServer, Stream ToServer) Take()
    {
        if (OperatingSystem.IsWindows())
        {
            var streams = (Console.OpenStandardInput(), Console.OpenStandardOutput());
            SetStandardHandle(WindowsStandardOutput, GetStandardHandle(WindowsStandardError));
            return streams;
        }

        var output = Duplicate(StandardOutput);
        if (output < 0 || DuplicateTo(StandardError, StandardOutput) < 0)
        {
            throw new IOException("Standard output cannot be moved.");
        }

        if (OperatingSystem.IsLinux())
        {
            // Pictures take megabytes and a pipe holds 64 kB by default; a larger pipe saves context switches. Failure is harmless.
            _ = Control(0, SetPipeSize, PipeBytes);
            _ = Control(output, SetPipeSize, PipeBytes);
        }

        return (Console.OpenStandardInput(), new FileStream(new SafeFileHandle(output, ownsHandle: true), FileAccess.Write, bufferSize: 0));
    }

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateTo(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("kernel32.dll", EntryPoint = "GetStdHandle")]
    private static partial nint GetStandardHandle(int handle);

    [LibraryImport("kernel32.dll", EntryPoint = "SetStdHandle")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStandardHandle(int handle, nint value);
}
