using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>An accepted request until it is answered. Its counters belong to the <see cref="Dispatcher"/>.</summary>
internal sealed class PendingTranslation(
    long id, TranslationRequest request, IProgress<TranslationProgress>? progress, TimeProvider time) : IProgress<TranslationProgress>
{
    // Continuations must not run on the thread that reads from the worker, nor under the dispatcher's lock.
    private readonly TaskCompletionSource<TranslationResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private double _fraction;
    private int _previews;

    public long Id => id;

    /// <summary>When it was accepted, by the clock's timestamp.</summary>
    public long Accepted { get; } = time.GetTimestamp();

    /// <summary>What the client sent, its model filled in.</summary>
    public TranslationRequest Request => request;

    public string Model { get; } = request.Model ?? throw new ArgumentException("Its model is not known yet.", nameof(request));

    public Task<TranslationResult> Completion => _completion.Task;

    /// <summary>Workers that died of their own accord while they worked on it.</summary>
    public int Faults { get; set; }

    /// <summary>Workers that were killed meanwhile.</summary>
    public int Kills { get; set; }

    /// <summary>When a worker got it, by the clock's timestamp.</summary>
    public long Dispatched { get; set; }

    /// <summary>When its worker was told that nobody waits any more; null while somebody does.</summary>
    public long? Canceled { get; set; }

    /// <summary>A worker died of it, or of something beside it: it is retried alone, so that it is known then.</summary>
    public bool IsSuspect => Faults > 0;

    public void Complete(TranslationResult result)
    {
        var waited = time.GetElapsedTime(Accepted, Dispatched);
        _completion.TrySetResult(result with { Timings = result.Timings with { Queue = result.Timings.Queue + waited } });
    }

    public void Fail(Exception exception) => _completion.TrySetException(exception);

    public void Cancel(CancellationToken token) => _completion.TrySetCanceled(token);

    /// <summary>A retry starts again from nothing; whoever listens sees it wait, not fall back.</summary>
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
