using System.Globalization;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>What a process does at a moment.</summary>
/// <param name="Processor">Processor time that it has used since its start.</param>
/// <param name="Runnable">Number of its threads that run, wait for a processor, or wait for the disk (as a process does that is swapped out).</param>
/// <param name="IsStopped">Whether a signal or a debugger has stopped it.</param>
internal readonly record struct ProcessActivity(TimeSpan Processor, int Runnable, bool IsStopped)
{
    private const int UserTime = 11;
    private const int SystemTime = 12;

    /// <summary>The kernel's unit of processor time in <c>/proc</c>, the same on all architectures that .NET supports.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Reads it from the kernel.</summary>
    /// <returns>The activity; null if the process has ended or the system is not Linux.</returns>
    public static ProcessActivity? Read(int process)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            var fields = ReadFields($"/proc/{process}/stat");
            var ticks = long.Parse(fields[UserTime], CultureInfo.InvariantCulture) + long.Parse(fields[SystemTime], CultureInfo.InvariantCulture);
            var runnable = Directory.EnumerateDirectories($"/proc/{process}/task").Count(IsRunnable);
            return new ProcessActivity(Tick * ticks, runnable, fields[0] is "T" or "t");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsRunnable(string thread)
    {
        try
        {
            return ReadFields(Path.Combine(thread, "stat"))[0] is "R" or "D";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The thread has just ended.
            return false;
        }
    }

    /// <summary>Returns the fields after the name, which is in brackets and may contain anything: state, parent, and so on.</summary>
    private static string[] ReadFields(string path)
    {
        var line = File.ReadAllText(path);
        return line[(line.LastIndexOf(')') + 2)..].Split(' ');
    }
}
