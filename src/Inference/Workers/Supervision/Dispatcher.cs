using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>
/// Assigns accepted requests to workers: one bounded queue in order of arrival, one slot per worker. A single lock guards all state; no
/// code under it blocks or calls out. Each request ends in exactly one way: answered, refused, or cancelled by its client.
/// </summary>
internal sealed class Dispatcher(IReadOnlyList<WorkerSlot> slots, int capacity, string? configuredDefault, TimeProvider time)
{
    /// <summary>Number of worker crashes after which a request is refused and its input quarantined.</summary>
    private const int MaximumFaults = 2;

    /// <summary>Number of kills from outside that a request survives. They do not incriminate it, but retries must end.</summary>
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

    /// <summary>The best status of each model over all slots.</summary>
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

    /// <returns>The number of waiting and of running requests, and how long the first waiting one has waited.</returns>
    public (int Waiting, int Running, TimeSpan Oldest) Measure()
    {
        lock (_lock)
        {
            var oldest = _waiting.First is { } first ? time.GetElapsedTime(first.Value.Accepted) : TimeSpan.Zero;
            return (_waiting.Count, slots.Sum(slot => slot.Running.Count), oldest);
        }
    }

    /// <summary>Adds a request to the queue.</summary>
    /// <exception cref="TranslationException">The model is not available, the queue is full, the input is quarantined, or the server is
    /// stopping.</exception>
    public PendingTranslation Accept(TranslationRequest request, IProgress<TranslationProgress>? progress)
    {
        lock (_lock)
        {
            ThrowIfDraining();
            var model = request.Model ?? FindDefault();

            // A model that a replaced worker had ready counts as available: the request waits for the next worker.
            if (model is null || !slots.Any(slot => slot.Serves(model)))
            {
                throw ModelRefusal.Of(model, Models);
            }

            request = request with { Model = model };
        }

        // Outside the lock, because this may hash megabytes.
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

    /// <summary>Cancels a request.</summary>
    public void Cancel(PendingTranslation pending, CancellationToken token)
    {
        lock (_lock)
        {
            pending.Cancel(token);
            if (!_waiting.Remove(pending) && slots.FirstOrDefault(slot => slot.Running.ContainsKey(pending.Id)) is { } slot)
            {
                // The replica stays busy until the worker confirms the cancellation.
                pending.Canceled ??= time.GetTimestamp();
                slot.Sender?.Send(new Frame(FrameKind.Cancel, pending.Id));
            }

            Dispatch();
        }
    }

    /// <summary>Records a report, which a worker sends at its start and when one of its models changes.</summary>
    public void Report(WorkerSlot slot, FrameSender sender, WorkerReport report)
    {
        lock (_lock)
        {
            slot.Receive(sender, report);
            Dispatch();
        }
    }

    /// <returns>The running request with that number, or null if the slot has none.</returns>
    public PendingTranslation? Find(WorkerSlot slot, long id)
    {
        lock (_lock)
        {
            return slot.Running.GetValueOrDefault(id);
        }
    }

    /// <summary>Removes a request that a worker has finished, whatever its outcome.</summary>
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

    /// <summary>Handles the end of a worker: its running requests are retried before all others, or refused if they appear to have caused it.</summary>
    /// <returns>The number of requests that are retried.</returns>
    public int Lose(WorkerSlot slot, WorkerExit exit)
    {
        lock (_lock)
        {
            slot.Sender = null;
            var retried = 0;

            // Restores the order of arrival.
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

    /// <returns>Whether the slot's worker has reported, and whether it runs no request.</returns>
    public (bool Alive, bool Idle) Look(WorkerSlot slot)
    {
        lock (_lock)
        {
            return (slot.IsAlive, slot.Running.Count == 0);
        }
    }

    /// <returns>Whether a cancelled request has kept the slot's worker busy for longer than <paramref name="limit"/>.</returns>
    public bool IsStuck(WorkerSlot slot, TimeSpan limit)
    {
        lock (_lock)
        {
            return slot.Running.Values.Any(pending => pending.Canceled is { } since && time.GetElapsedTime(since) > limit);
        }
    }

    /// <summary>Accepts no more requests and waits until all are answered or <paramref name="patience"/> ends; the remaining ones are then
    /// answered with <see cref="TranslationError.Draining"/>.</summary>
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

        if (++pending.Faults < MaximumFaults)
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

    /// <summary>Assigns waiting requests to workers with free replicas. Requires the lock.</summary>
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
                // The suspect waits for an idle worker. Requests behind it must wait too, or no worker would ever become idle.
                break;
            }

            node = next;
        }

        if (_draining && _waiting.Count == 0 && slots.All(slot => slot.Running.Count == 0))
        {
            _idle.TrySetResult();
        }
    }

    /// <summary>Runs a suspect alone, so that a second crash incriminates no other request.</summary>
    private static bool Fits(WorkerSlot slot, PendingTranslation pending) =>
        slot.HasRoom
        && slot.Report!.StateOf(pending.Model) == ModelState.Ready
        && (pending.IsSuspect ? slot.Running.Count == 0 : slot.Running.Values.All(running => !running.IsSuspect));

    /// <summary>Refuses an accepted request whose model turns out to be broken in the next worker.</summary>
    private TranslationException? Refusal(PendingTranslation pending)
    {
        var states = slots.Select(slot => slot.IsAlive ? slot.Report?.StateOf(pending.Model) : ModelState.Loading);
        return states.All(state => state is null or ModelState.Broken) ? ModelRefusal.Of(pending.Model, Models) : null;
    }
}
