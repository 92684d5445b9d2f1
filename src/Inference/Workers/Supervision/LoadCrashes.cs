using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Models that end workers while they are loaded: after the second time they are left out, so that the others can be served.</summary>
internal sealed class LoadCrashes
{
    private const int CrashesToLeaveOut = 2;
    private const string Problem = "It ended the worker process twice while it was loaded; the log says how. Restart the server to try again.";

    private readonly Dictionary<string, int> _crashes = new(StringComparer.Ordinal);

    /// <summary>Models to leave out, and why.</summary>
    public Dictionary<string, string> Unloadable =>
        _crashes.Where(entry => entry.Value >= CrashesToLeaveOut).ToDictionary(entry => entry.Key, _ => Problem, StringComparer.Ordinal);

    /// <param name="report">The last word of a worker that died of its own accord while it worked on no request.</param>
    public void Add(WorkerReport report)
    {
        // Models are loaded one by one, in the order of the report.
        if (report.Models.FirstOrDefault(model => model.State == ModelState.Loading) is { } culprit)
        {
            _crashes[culprit.Id] = _crashes.GetValueOrDefault(culprit.Id) + 1;
        }
    }
}
