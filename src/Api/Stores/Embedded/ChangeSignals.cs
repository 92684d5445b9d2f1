using System.Collections.Concurrent;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>Wakes those who wait for something to change. Ask for <see cref="Next"/> first and look then: nothing is missed in between.</summary>
internal sealed class ChangeSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>Ends at the next change of what has this name.</summary>
    public Task Next(string name) => _waiting.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Changed(string name)
    {
        if (_waiting.TryRemove(name, out var signal))
        {
            signal.SetResult();
        }
    }
}
