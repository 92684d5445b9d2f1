using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>An accepted request until it is answered. The <see cref="Dispatcher"/> owns its counters.</summary>
internal sealed class PendingTranslation(
    long id, TranslationRequest request, IProgress<TranslationProgress>? progress, TimeProvider time) : IProgress<TranslationProgress>
{
    // Continuations must run neither on the thread that reads from the worker nor under the dispatcher's lock.
    private readonly TaskCompletionSource<TranslationResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private double _fraction;
    private int _previews;

    public long Id => id;

    /// <summary>Timestamp of the acceptance.</summary>
    public long Accepted { get; } = time.GetTimestamp();

    /// <summary>The client's request, with its model resolved.</summary>
    public TranslationRequest Request => request;

    public string Model { get; } = request.Model ?? throw new ArgumentException("Its model is not known yet.", nameof(request));

    public Task<TranslationResult> Completion => _completion.Task;

    /// <summary>Number of workers that crashed while they ran this request.</summary>
    public int Faults { get; set; }

    /// <summary>Number of workers that were killed from outside while they ran this request.</summary>
    public int Kills { get; set; }

    /// <summary>Timestamp of the assignment to a worker.</summary>
    public long Dispatched { get; set; }

    /// <summary>Timestamp of the cancellation sent to the worker; null if the request is not cancelled.</summary>
    public long? Canceled { get; set; }

    /// <summary>Whether a worker crashed while it ran this request, possibly with others. A suspect is retried alone, which shows whether
    /// it is the cause.</summary>
    public bool IsSuspect => Faults > 0;

    public void Complete(TranslationResult result)
    {
        var waited = time.GetElapsedTime(Accepted, Dispatched);
        _completion.TrySetResult(result with { Timings = result.Timings with { Queue = result.Timings.Queue + waited } });
    }

    public void Fail(Exception exception) => _completion.TrySetException(exception);

    public void Cancel(CancellationToken token) => _completion.TrySetCanceled(token);

    /// <summary>Reports progress. A retry starts over, but listeners see no progress lower than the last.</summary>
    public void Report(TranslationProgress value)
    {
        if (progress is null || _completion.Task.IsCompleted)
        {
            return;
        }

        _fraction = Math.Max(_fraction, value.Fraction);
        var preview = value.Preview is { } picture && picture.Level >= _previews ? picture : null;
        _previews = preview is null ? _previews : preview.Level + 1;
        progress.Report(value with { Fraction = _fraction, Preview = preview });
    }
}
