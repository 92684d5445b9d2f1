using System.Runtime.ExceptionServices;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Data.Batches;

/// <summary>
/// Prepares batches ahead on its own threads and returns them in the order of the items' numbers. The result does not depend on the number
/// of threads, and a run resumes exactly by starting with the next number.
/// </summary>
internal sealed class BatchLoader : IDisposable
{
    private readonly object _gate = new();
    private readonly IItemSource _source;
    private readonly int _batchSize;
    private readonly PixelSize _size;
    private readonly long _firstItem;
    private readonly int _ahead;
    private readonly Thread[] _threads;
    private readonly Dictionary<long, Outcome> _made = [];
    private long _claimed;
    private long _delivered;
    private bool _stopped;

    /// <param name="source">Source of the items.</param>
    /// <param name="batchSize">Items per batch.</param>
    /// <param name="size">Size of the items.</param>
    /// <param name="firstItem">Number of the first batch's first item.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="ahead">Largest number of batches that are prepared or in preparation.</param>
    public BatchLoader(IItemSource source, int batchSize, PixelSize size, long firstItem = 0, int threads = 1, int ahead = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(firstItem);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ahead, 1);
        (_source, _batchSize, _size, _firstItem, _ahead) = (source, batchSize, size, firstItem, ahead);
        _threads = new Thread[threads];
        for (var i = 0; i < threads; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = $"batches {i}" };
            _threads[i].Start();
        }
    }

    /// <summary>
    /// Returns the next batch, waiting until it is ready. An exception of the source is thrown at this and every later call.
    /// </summary>
    public TrainingBatch Next()
    {
        lock (_gate)
        {
            Outcome? outcome;
            while (!_made.TryGetValue(_delivered, out outcome))
            {
                ObjectDisposedException.ThrowIf(_stopped, this);
                Monitor.Wait(_gate);
            }

            outcome.Problem?.Throw();
            _made.Remove(_delivered++);
            Monitor.PulseAll(_gate);
            return outcome.Batch!;
        }
    }

    /// <summary>Stops the threads after they finish their current items.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            _made.Clear();
            Monitor.PulseAll(_gate);
        }

        foreach (var thread in _threads)
        {
            thread.Join();
        }
    }

    private void Work()
    {
        while (Claim() is { } number)
        {
            var outcome = Make(number);
            lock (_gate)
            {
                if (!_stopped)
                {
                    _made.Add(number, outcome);
                    Monitor.PulseAll(_gate);
                }
            }
        }
    }

    private long? Claim()
    {
        lock (_gate)
        {
            while (!_stopped && _claimed - _delivered >= _ahead)
            {
                Monitor.Wait(_gate);
            }

            return _stopped ? null : _claimed++;
        }
    }

    private Outcome Make(long number)
    {
        // Exceptions of the source are passed to the reader; on this thread they would end the process.
        try
        {
            var first = _firstItem + (number * _batchSize);
            var items = new List<TrainingItem>(_batchSize);
            while (items.Count < _batchSize && !Volatile.Read(ref _stopped))
            {
                items.Add(_source.Item(first + items.Count, _size));
            }

            return new Outcome(items.Count == _batchSize ? new TrainingBatch(first, items) : null, null);
        }
        catch (Exception exception)
        {
            return new Outcome(null, ExceptionDispatchInfo.Capture(exception));
        }
    }

    private sealed record Outcome(TrainingBatch? Batch, ExceptionDispatchInfo? Problem);
}
