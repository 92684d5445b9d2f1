using System.Collections.Concurrent;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>Wakes waiters when something changes. Call <see cref="Next"/> before reading the state, so that no change is missed.</summary>
internal sealed class ChangeSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>Completes at the next change with this name.</summary>
    public Task Next(string name) => _waiting.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Changed(string name)
    {
        if (_waiting.TryRemove(name, out var signal))
        {
            signal.SetResult();
        }
    }
}
