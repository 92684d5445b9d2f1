using System.Globalization;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>How a worker ended.</summary>
/// <param name="FromOutside">Somebody else ended it, so that its requests are not to blame.</param>
/// <param name="Description">For operators.</param>
internal sealed record WorkerExit(bool FromOutside, string Description)
{
    private const int SignalBase = 128;
    private const int KillSignal = 9;

    /// <param name="exitCode">The process's; 128 and more are signals.</param>
    /// <param name="reason">Why the server ended it, if it did.</param>
    /// <param name="memoryKill">Whether the kernel ended processes meanwhile to get memory back.</param>
    public static WorkerExit Of(int exitCode, string? reason, bool memoryKill)
    {
        if (reason is not null)
        {
            return new WorkerExit(FromOutside: false, reason);
        }

        // No code of ours sends itself this signal: it is a person, or the kernel that needs memory.
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
