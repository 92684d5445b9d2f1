using CoCosNet.Inference.Models;

namespace CoCosNet.Inference.Serving;

/// <summary>A queued request.</summary>
internal sealed class Ticket<T>(Func<StageClock, T> work, StageClock clock) : IReplicaWork
{
    // Continuations must not run on the replica's thread, which would then wait for its clients' code.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Completion => _completion.Task;

    /// <summary>Runs the work and reports every outcome through <see cref="Completion"/>; an abandoned request is skipped.</summary>
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

/// <summary>Work that waits for a replica.</summary>
internal interface IReplicaWork
{
    /// <summary>Runs the work on a replica's thread; never throws.</summary>
    /// <param name="translateFailure">Converts a failure to the exception that the caller receives.</param>
    void Run(Func<Exception, Exception> translateFailure);

    /// <summary>Ends the work without running it.</summary>
    void Refuse(Exception reason);
}
