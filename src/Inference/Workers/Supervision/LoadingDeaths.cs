using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Models that end workers while they are loaded: after the second time they are left out, so that the others can be served.</summary>
internal sealed class LoadingDeaths
{
    private const int DeathsToLeaveOut = 2;
    private const string Problem = "It ended the worker process twice while it was loaded; the log says how. Restart the server to try again.";

    private readonly Dictionary<string, int> _deaths = new(StringComparer.Ordinal);

    /// <summary>Models to leave out, and why.</summary>
    public Dictionary<string, string> Unloadable =>
        _deaths.Where(entry => entry.Value >= DeathsToLeaveOut).ToDictionary(entry => entry.Key, _ => Problem, StringComparer.Ordinal);

    /// <param name="report">The last word of a worker that died of its own accord while it worked on no request.</param>
    public void Add(WorkerReport report)
    {
        // Models are loaded one by one, in the order of the report.
        if (report.Models.FirstOrDefault(model => model.State == ModelState.Loading) is { } culprit)
        {
            _deaths[culprit.Id] = _deaths.GetValueOrDefault(culprit.Id) + 1;
        }
    }
}
