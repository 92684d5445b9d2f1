using System.Collections.Concurrent;

namespace CoCosNet.Api.Jobs;

/// <summary>The runs of this process, so that one whose job was cancelled can be stopped.</summary>
internal sealed class RunningJobs
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _runs = new(StringComparer.Ordinal);

    public void Add(string id, CancellationTokenSource run) => _runs[id] = run;

    public void Remove(string id) => _runs.TryRemove(id, out _);

    public void Stop(string id)
    {
        if (_runs.TryGetValue(id, out var run))
        {
            try
            {
                run.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended at this very moment.
            }
        }
    }
}
