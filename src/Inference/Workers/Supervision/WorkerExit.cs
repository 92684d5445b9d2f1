using System.Globalization;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Describes how a worker ended.</summary>
/// <param name="FromOutside">Whether the requests that it ran cannot have caused it: a person or the server ended it, for example because it was
/// starved of processor time.</param>
/// <param name="Description">Description for operators.</param>
internal sealed record WorkerExit(bool FromOutside, string Description)
{
    private const int SignalBase = 128;
    private const int KillSignal = 9;

    /// <summary>Describes the end of a worker that the server did not end.</summary>
    /// <param name="exitCode">The process's exit code; 128 and above indicate signals.</param>
    /// <param name="memoryKill">Whether the kernel killed a process for lack of memory in the meantime.</param>
    public static WorkerExit Of(int exitCode, bool memoryKill)
    {
        // The program never sends itself this signal, so it comes from a person or from the kernel's memory killer.
        var killed = !OperatingSystem.IsWindows() && exitCode == SignalBase + KillSignal;
        return killed switch
        {
            true when memoryKill => new WorkerExit(FromOutside: false, "it was killed, most likely because memory ran out"),
            true => new WorkerExit(FromOutside: true, "it was killed"),
            _ when exitCode > SignalBase => new WorkerExit(FromOutside: false, string.Create(CultureInfo.InvariantCulture, $"signal {exitCode - SignalBase}")),
            _ => new WorkerExit(FromOutside: false, string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode}")),
        };
    }
}
