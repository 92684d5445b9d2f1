using System.Runtime.InteropServices;
using System.Threading.Channels;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;
using Microsoft.Extensions.Logging;
using TorchSharp;

namespace CoCosNet.Inference.Serving;

/// <summary>
/// Runs all tensor operations, on one long-lived thread per replica, because dispose scopes, gradient modes and libtorch's thread pools
/// belong to threads. Requests wait in a bounded queue, which limits memory.
/// </summary>
internal sealed class ReplicaPool : IDisposable
{
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(5);

    private readonly Channel<IReplicaWork> _queue;
    private readonly Thread[] _threads;
    private readonly TimeProvider _time;
    private readonly ILogger<ReplicaPool> _logger;
    private readonly WaitEstimate _estimate = new();
    private readonly int _capacity;
    private readonly int _tensorThreads;
    private int _waiting;
    private int _busy;
    private volatile bool _draining;

    /// <param name="replicas">Number of requests that are translated at the same time.</param>
    /// <param name="tensorThreads">libtorch threads of each replica. The number never changes during the pool's life: libtorch splits sums
    /// by it, so results would depend on it (docs/decisions/0019-same-bytes.md).</param>
    /// <param name="capacity">Number of requests that may wait.</param>
    /// <param name="time">Clock for estimating the wait.</param>
    /// <param name="logger">Receives failures.</param>
    public ReplicaPool(int replicas, int tensorThreads, int capacity, TimeProvider time, ILogger<ReplicaPool> logger)
    {
        _time = time;
        _tensorThreads = tensorThreads;
        _logger = logger;
        _capacity = capacity;
        _queue = Channel.CreateUnbounded<IReplicaWork>();
        _threads = [.. Enumerable.Range(0, replicas).Select(Start)];
    }

    /// <summary>Queues work for the next free replica.</summary>
    /// <exception cref="TranslationException"><see cref="TranslationError.QueueFull"/> or <see cref="TranslationError.Draining"/>.</exception>
    public Task<T> RunAsync<T>(Func<StageClock, T> work, CancellationToken cancellation, IProgress<TranslationProgress>? progress = null)
    {
        var ticket = new Ticket<T>(work, new StageClock(_time, cancellation, progress));
        if (_draining)
        {
            throw Draining();
        }

        if (Interlocked.Increment(ref _waiting) > _capacity)
        {
            Interlocked.Decrement(ref _waiting);
            throw new TranslationException(
                TranslationError.QueueFull, null, $"All {_capacity} places in the queue are taken; try again later.")
            {
                RetryAfter = _estimate.Wait(Volatile.Read(ref _waiting), _threads.Length),
            };
        }

        if (!_queue.Writer.TryWrite(ticket))
        {
            Interlocked.Decrement(ref _waiting);
            throw Draining();
        }

        return ticket.Completion;
    }

    /// <summary>Accepts no more requests and waits until the queue is empty or <paramref name="patience"/> ends; requests that still wait
    /// are then answered with <see cref="TranslationError.Draining"/>.</summary>
    /// <returns>Whether every replica has stopped.</returns>
    public async Task<bool> DrainAsync(CancellationToken patience)
    {
        _draining = true;
        _queue.Writer.TryComplete();
        var finished = Task.Run(() => Array.ForEach(_threads, thread => thread.Join()), CancellationToken.None);
        try
        {
            await finished.WaitAsync(patience).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            while (_queue.Reader.TryRead(out var ticket))
            {
                Interlocked.Decrement(ref _waiting);
                ticket.Refuse(Draining());
            }

            return false;
        }
    }

    public void Dispose()
    {
        _draining = true;
        _queue.Writer.TryComplete();
    }

    private static TranslationException Draining() =>
        new(TranslationError.Draining, null, "The server is shutting down; try again in a moment.");

    private Thread Start(int index)
    {
        var thread = new Thread(Work) { IsBackground = true, Name = $"replica-{index}" };
        thread.Start();
        return thread;
    }

    private void Work()
    {
        // A thread's first query of libtorch's thread count adopts the last value set on any thread, so query before setting.
        _ = torch.get_num_threads();
        torch.set_num_threads(_tensorThreads);
        var reader = _queue.Reader;
        while (WaitForWork(reader))
        {
            while (reader.TryRead(out var ticket))
            {
                Interlocked.Decrement(ref _waiting);
                var started = _time.GetTimestamp();
                Interlocked.Increment(ref _busy);
                ticket.Run(Translate);
                Interlocked.Decrement(ref _busy);
                _estimate.Learn(_time.GetElapsedTime(started));
            }
        }
    }

    /// <summary>Waits for work (true) or for the end of the queue (false). After some idle seconds, free memory is returned to the system.</summary>
    private bool WaitForWork(ChannelReader<IReplicaWork> reader)
    {
        var work = reader.WaitToReadAsync().AsTask();
        if (!work.Wait(IdleLimit) && Volatile.Read(ref _busy) == 0)
        {
            NativeHeap.Trim();
        }

        return work.GetAwaiter().GetResult();
    }

    /// <summary>Converts a replica's failure to an exception that clients may see.</summary>
    private Exception Translate(Exception exception)
    {
        switch (exception)
        {
            case TranslationException:
                return exception;
            case OutOfMemoryException:
            case ExternalException when MemoryMessage(exception.Message):
                ServingLog.OutOfMemory(_logger, exception);
                return new TranslationException(
                    TranslationError.OutOfMemory, null, "The device has too little memory for this picture now; try again, or ask for a smaller size.", exception);
            default:
                ServingLog.ReplicaFailed(_logger, exception);
                return new TranslationException(TranslationError.Internal, null, "The translation failed unexpectedly.", exception);
        }
    }

    private static bool MemoryMessage(string message) =>
        message.Contains("can't allocate memory", StringComparison.Ordinal) || message.Contains("out of memory", StringComparison.OrdinalIgnoreCase);
}
