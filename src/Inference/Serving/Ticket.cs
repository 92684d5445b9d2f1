using CoCosNet.Inference.Models;

namespace CoCosNet.Inference.Serving;

/// <summary>A request's place in the queue.</summary>
internal sealed class Ticket<T>(Func<StageClock, T> work, StageClock clock) : IReplicaWork
{
    // Continuations must not run on the replica's thread: it would wait for whatever its clients do next.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Completion => _completion.Task;

    /// <summary>Every outcome ends up in <see cref="Completion"/>; an abandoned request costs nothing.</summary>
    public void Run(Func<Exception, Exception> translateFailure)
    {
        try
        {
            clock.Cancellation.ThrowIfCancellationRequested();
            _completion.TrySetResult(work(clock));
        }
        catch (OperationCanceledException exception) when (clock.Cancellation.IsCancellationRequested)
        {
            _completion.TrySetCanceled(exception.CancellationToken);
        }
        catch (Exception exception)
        {
            _completion.TrySetException(translateFailure(exception));
        }
    }

    public void Refuse(Exception reason) => _completion.TrySetException(reason);
}

/// <summary>Something that waits for a replica.</summary>
internal interface IReplicaWork
{
    /// <summary>Runs on a replica's thread; never throws.</summary>
    /// <param name="translateFailure">What the waiting side may know of a failure.</param>
    void Run(Func<Exception, Exception> translateFailure);

    /// <summary>Ends it without running it.</summary>
    void Refuse(Exception reason);
}
