using CoCosNet.Contracts.Http;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>
/// Lets a job run where its exemplar is prepared already. Every process sees from the jobs' records which worker used an exemplar last. While
/// that worker is present and idle, the others leave it the first moments to claim such a job; then they claim it themselves.
/// </summary>
internal sealed class ExemplarAffinity(WorkerIdentity self, WorkerDirectory directory, IOptions<NatsOptions> options, TimeProvider time)
{
    /// <summary>Exemplars whose last worker is remembered; a worker's cache rarely holds more.</summary>
    private const int Capacity = 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _workers = new(StringComparer.Ordinal);
    private readonly Queue<string> _remembered = new();
    private readonly Dictionary<string, (JobSummary Job, long Since)> _queued = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _running = new(StringComparer.Ordinal);

    /// <summary>Whether jobs wait, as far as this process has seen.</summary>
    public bool IsAnyQueued
    {
        get
        {
            lock (_lock)
            {
                return _queued.Count > 0;
            }
        }
    }

    /// <summary>Records a change of a job.</summary>
    public void Note(JobSummary job)
    {
        lock (_lock)
        {
            _running.Remove(job.Id);
            if (job.State == JobState.Queued)
            {
                _queued.TryAdd(job.Id, (job, time.GetTimestamp()));
                return;
            }

            _queued.Remove(job.Id);
            if (job is { State: JobState.Running, Worker: { } worker })
            {
                _running[job.Id] = worker;
                Remember(KeyOf(job), worker);
            }
        }
    }

    /// <summary>Returns how long this process leaves the waiting jobs to others; zero if it may claim one now.</summary>
    /// <param name="models">The models whose jobs it claims.</param>
    public TimeSpan Wait(IEnumerable<string> models)
    {
        var mine = models.ToHashSet(StringComparer.Ordinal);
        lock (_lock)
        {
            var least = TimeSpan.MaxValue;
            foreach (var (job, since) in _queued.Values.Where(waiting => mine.Contains(waiting.Job.Model)))
            {
                var left = options.Value.AffinityWait - time.GetElapsedTime(since);
                if (left <= TimeSpan.Zero || !IsWarmElsewhere(job))
                {
                    return TimeSpan.Zero;
                }

                least = left < least ? left : least;
            }

            return least == TimeSpan.MaxValue ? TimeSpan.Zero : least;
        }
    }

    /// <summary>Whether this process leaves a waiting job, whose message it has just received, to another worker. The message may arrive before the
    /// job's record.</summary>
    public bool Leaves(JobSummary job)
    {
        lock (_lock)
        {
            if (job.State == JobState.Queued)
            {
                _queued.TryAdd(job.Id, (job, time.GetTimestamp()));
            }

            return _queued.TryGetValue(job.Id, out var waiting) && time.GetElapsedTime(waiting.Since) < options.Value.AffinityWait && IsWarmElsewhere(job);
        }
    }

    private static string KeyOf(JobSummary job) => $"{job.Model} {job.Exemplar}";

    private bool IsWarmElsewhere(JobSummary job) =>
        job.Exemplar is not null && _workers.TryGetValue(KeyOf(job), out var worker) && worker != self.Id
        && directory.Present.FirstOrDefault(present => present.Id == worker) is { } holder
        && _running.Values.Count(running => running == worker) < holder.Capacity;

    private void Remember(string exemplar, string worker)
    {
        if (!_workers.ContainsKey(exemplar))
        {
            _remembered.Enqueue(exemplar);
            if (_remembered.Count > Capacity)
            {
                _workers.Remove(_remembered.Dequeue());
            }
        }

        _workers[exemplar] = worker;
    }
}
