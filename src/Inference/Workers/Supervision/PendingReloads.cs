using System.Collections.Concurrent;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Reloads that a worker was told of and has not answered. Their numbers are negative, so that they are no request's.</summary>
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

    /// <returns>Whether the number is a reload's.</returns>
    public bool Fail(long number, TranslationException reason) => _pending.TryRemove(number, out var answer) && answer.TrySetException(reason);

    /// <summary>The worker is gone; the next one loads the folder as it is.</summary>
    public void Lose()
    {
        foreach (var number in _pending.Keys)
        {
            Fail(number, new TranslationException(
                TranslationError.WorkerLost, null, "The worker process ended while it loaded the model; GET /v1/models says what became of it."));
        }
    }
}
