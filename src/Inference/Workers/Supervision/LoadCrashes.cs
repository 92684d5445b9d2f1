using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Tracks models that crash workers while loading. After the second crash a model is skipped, so that the others can be served.</summary>
internal sealed class LoadCrashes
{
    private const int CrashesToLeaveOut = 2;
    private const string Problem = "It ended the worker process twice while it was loaded; the log says how. Restart the server to try again.";

    private readonly Dictionary<string, int> _crashes = new(StringComparer.Ordinal);

    /// <summary>Models to skip, with the reasons.</summary>
    public Dictionary<string, string> Unloadable =>
        _crashes.Where(entry => entry.Value >= CrashesToLeaveOut).ToDictionary(entry => entry.Key, _ => Problem, StringComparer.Ordinal);

    /// <param name="report">The last report of a worker that crashed without a running request.</param>
    public void Add(WorkerReport report)
    {
        // Models are loaded one by one, in the order of the report.
        if (report.Models.FirstOrDefault(model => model.State == ModelState.Loading) is { } culprit)
        {
            _crashes[culprit.Id] = _crashes.GetValueOrDefault(culprit.Id) + 1;
        }
    }
}
