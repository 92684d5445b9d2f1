using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>
/// Accepted requests and who works on them: a bounded queue, first come first served, a slot for each worker. All state is under one
/// lock; nothing under it waits or calls out. A request leaves in exactly one way: answered, refused, or given up by its client.
/// </summary>
internal sealed class Dispatcher(IReadOnlyList<WorkerSlot> slots, int capacity, string? configuredDefault, TimeProvider time)
{
    /// <summary>Deaths of a worker's own accord that a request survives.</summary>
    private const int FaultsToConvict = 2;

    /// <summary>Kills from outside that a request survives: they say nothing about it, but there is an end to everything.</summary>
    private const int MaximumKills = 10;

    private readonly Lock _lock = new();
    private readonly LinkedList<PendingTranslation> _waiting = new();
    private readonly InputQuarantine _quarantine = new(time);
    private readonly WaitEstimate _estimate = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastId;
    private bool _draining;

    public bool IsAlive
    {
        get
        {
            lock (_lock)
            {
                return slots.All(slot => slot.IsAlive);
            }
        }
    }

    /// <summary>Every model, as its best slot has it.</summary>
    public IReadOnlyList<ModelStatus> Models
    {
        get
        {
            lock (_lock)
            {
                return [.. slots.SelectMany(slot => slot.Models).GroupBy(status => status.Id, StringComparer.Ordinal)
                    .Select(group => group.MinBy(status => Rank(status.State))!).OrderBy(status => status.Id, StringComparer.Ordinal)];
            }
        }
    }

    public string? DefaultModel
    {
        get
        {
            lock (_lock)
            {
                return FindDefault();
            }
        }
    }

    /// <returns>Requests that wait, that are worked on, and how long the first of those that wait has waited.</returns>
    public (int Waiting, int Running, TimeSpan Oldest) Measure()
    {
        lock (_lock)
        {
            var oldest = _waiting.First is { } first ? time.GetElapsedTime(first.Value.Accepted) : TimeSpan.Zero;
            return (_waiting.Count, slots.Sum(slot => slot.Running.Count), oldest);
        }
    }

    /// <summary>Queues a request.</summary>
    /// <exception cref="TranslationException">It is refused: its model, a full queue, an input that ends workers, the end of the server.</exception>
    public PendingTranslation Accept(TranslationRequest request, IProgress<TranslationProgress>? progress)
    {
        lock (_lock)
        {
            ThrowIfDraining();
            var model = request.Model ?? FindDefault();

            // A worker that is being replaced had the model ready: the request waits for the next one.
            if (model is null || !slots.Any(slot => slot.Serves(model)))
            {
                throw ModelRefusal.Of(model, Models);
            }

            request = request with { Model = model };
        }

        // Outside the lock: it may take the digest of megabytes.
        if (_quarantine.Find(request) is { } refusal)
        {
            throw refusal;
        }

        lock (_lock)
        {
            ThrowIfDraining();
            if (_waiting.Count >= capacity && !slots.Any(slot => slot.HasRoom))
            {
                throw new TranslationException(TranslationError.QueueFull, null, $"All {capacity} places in the queue (Inference:QueueCapacity) are taken; try again later.")
                {
                    RetryAfter = _estimate.Wait(_waiting.Count, slots.Sum(slot => slot.Report?.Replicas ?? 1)),
                };
            }

            var pending = new PendingTranslation(++_lastId, request, progress, time);
            _waiting.AddLast(pending);
            Dispatch();
            return pending;
        }
    }

    /// <summary>Nobody waits for it any more.</summary>
    public void Cancel(PendingTranslation pending, CancellationToken token)
    {
        lock (_lock)
        {
            pending.Cancel(token);
            if (!_waiting.Remove(pending) && slots.FirstOrDefault(slot => slot.Running.ContainsKey(pending.Id)) is { } slot)
            {
                // Its replica is busy until the worker says otherwise.
                pending.Canceled ??= time.GetTimestamp();
                slot.Sender?.Send(new Frame(FrameKind.Cancel, pending.Id));
            }

            Dispatch();
        }
    }

    /// <summary>A worker has started to talk, or one of its models changed.</summary>
    public void Report(WorkerSlot slot, FrameSender sender, WorkerReport report)
    {
        lock (_lock)
        {
            slot.Hear(sender, report);
            Dispatch();
        }
    }

    /// <returns>The request of that number, or null where the worker should know of none.</returns>
    public PendingTranslation? Find(WorkerSlot slot, long id)
    {
        lock (_lock)
        {
            return slot.Running.GetValueOrDefault(id);
        }
    }

    /// <summary>A worker is done with a request, in whatever way.</summary>
    public PendingTranslation? Finish(WorkerSlot slot, long id)
    {
        lock (_lock)
        {
            if (slot.Running.Remove(id, out var pending))
            {
                _estimate.Learn(time.GetElapsedTime(pending.Dispatched));
            }

            Dispatch();
            return pending;
        }
    }

    /// <summary>A worker is gone. What it worked on is retried before everything else, or refused if it looks guilty.</summary>
    /// <returns>How many requests are retried.</returns>
    public int Lose(WorkerSlot slot, WorkerExit exit)
    {
        lock (_lock)
        {
            slot.Sender = null;
            var retried = 0;

            // Back in the order in which they came.
            foreach (var pending in slot.Running.Values.OrderByDescending(pending => pending.Id))
            {
                if (!pending.Completion.IsCompleted && Survives(pending, exit))
                {
                    _waiting.AddFirst(pending);
                    retried++;
                }
            }

            slot.Running.Clear();
            Dispatch();
            return retried;
        }
    }

    /// <returns>Whether a slot's worker has reported, and works on nothing.</returns>
    public (bool Alive, bool Idle) Look(WorkerSlot slot)
    {
        lock (_lock)
        {
            return (slot.IsAlive, slot.Running.Count == 0);
        }
    }

    /// <returns>Whether a request that was cancelled has kept a worker busy for longer than that.</returns>
    public bool IsStuck(WorkerSlot slot, TimeSpan limit)
    {
        lock (_lock)
        {
            return slot.Running.Values.Any(pending => pending.Canceled is { } since && time.GetElapsedTime(since) > limit);
        }
    }

    /// <summary>Takes no more requests and waits until every one is answered, or until <paramref name="patience"/> ends; those left are
    /// answered <see cref="TranslationError.Draining"/> then.</summary>
    public async Task DrainAsync(CancellationToken patience)
    {
        lock (_lock)
        {
            _draining = true;
            Dispatch();
        }

        try
        {
            await _idle.Task.WaitAsync(patience).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                foreach (var pending in _waiting.Concat(slots.SelectMany(slot => slot.Running.Values)))
                {
                    pending.Fail(Draining());
                }

                _waiting.Clear();
            }
        }
    }

    private static TranslationException Draining() =>
        new(TranslationError.Draining, null, "The server is shutting down; try again in a moment.");

    private static int Rank(ModelState state) => state switch
    {
        ModelState.Ready => 0,
        ModelState.Loading => 1,
        _ => 2,
    };

    private bool Survives(PendingTranslation pending, WorkerExit exit)
    {
        if (exit.FromOutside)
        {
            if (++pending.Kills <= MaximumKills)
            {
                return true;
            }

            pending.Fail(new TranslationException(
                TranslationError.WorkerLost, null, "The worker process was killed from outside, and so were the retries; try again in a moment."));
            return false;
        }

        if (++pending.Faults < FaultsToConvict)
        {
            return true;
        }

        pending.Fail(_quarantine.Add(pending.Request));
        return false;
    }

    private string? FindDefault() => configuredDefault ?? slots.Select(slot => slot.DefaultModel).FirstOrDefault(model => model is not null);

    private void ThrowIfDraining()
    {
        if (_draining)
        {
            throw Draining();
        }
    }

    /// <summary>Gives waiting requests to workers with room; under the lock.</summary>
    private void Dispatch()
    {
        for (var node = _waiting.First; node is not null;)
        {
            var (pending, next) = (node.Value, node.Next);
            if (Refusal(pending) is { } refusal)
            {
                pending.Fail(refusal);
                _waiting.Remove(node);
            }
            else if (slots.FirstOrDefault(slot => Fits(slot, pending)) is { } slot)
            {
                _waiting.Remove(node);
                slot.Running.Add(pending.Id, pending);
                pending.Dispatched = time.GetTimestamp();
                slot.Sender!.Send(FrameContent.Write(FrameKind.Request, pending.Request, WireJsonContext.Default.TranslationRequest, pending.Id));
            }
            else if (pending.IsSuspect && slots.Any(slot => slot.IsAlive && slot.Report!.StateOf(pending.Model) == ModelState.Ready))
            {
                // It waits for a worker without other work; whoever is behind it waits too, or there would never be one.
                break;
            }

            node = next;
        }

        if (_draining && _waiting.Count == 0 && slots.All(slot => slot.Running.Count == 0))
        {
            _idle.TrySetResult();
        }
    }

    /// <summary>A suspect works alone, so that a second crash blames nobody else.</summary>
    private static bool Fits(WorkerSlot slot, PendingTranslation pending) =>
        slot.HasRoom
        && slot.Report!.StateOf(pending.Model) == ModelState.Ready
        && (pending.IsSuspect ? slot.Running.Count == 0 : slot.Running.Values.All(running => !running.IsSuspect));

    /// <summary>The model of an accepted request may turn out broken in the next worker.</summary>
    private TranslationException? Refusal(PendingTranslation pending)
    {
        var states = slots.Select(slot => slot.IsAlive ? slot.Report?.StateOf(pending.Model) : ModelState.Loading);
        return states.All(state => state is null or ModelState.Broken) ? ModelRefusal.Of(pending.Model, Models) : null;
    }
}
