using System.Collections.Concurrent;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Reloads that were sent to a worker and are not yet answered. Their numbers are negative, so that they differ from those of
/// requests.</summary>
internal sealed class PendingReloads
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<ModelStatus>> _pending = new();
    private long _last;

    public (long Number, Task<ModelStatus> Answer) Add()
    {
        var number = Interlocked.Decrement(ref _last);
        var answer = _pending[number] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return (number, answer.Task);
    }

    public void Complete(long number, ModelStatus status)
    {
        if (_pending.TryRemove(number, out var answer))
        {
            answer.TrySetResult(status);
        }
    }

    /// <returns>Whether the number belongs to a reload.</returns>
    public bool Fail(long number, TranslationException reason) => _pending.TryRemove(number, out var answer) && answer.TrySetException(reason);

    /// <summary>Fails all pending reloads because the worker is gone; the next worker loads the folders as they are then.</summary>
    public void Lose()
    {
        foreach (var number in _pending.Keys)
        {
            Fail(number, new TranslationException(
                TranslationError.WorkerLost, null, "The worker process ended while it loaded the model; GET /v1/models says what became of it."));
        }
    }
}
