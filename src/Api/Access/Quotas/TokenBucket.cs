using System.Threading.RateLimiting;

namespace CoCosNet.Api.Access.Quotas;

/// <summary>
/// A token bucket with continuous refill, which knows exactly when the next request may come. The framework's bucket refills in steps and
/// only knows the number of steps. The state is a single number, the time at which the bucket will be full (the virtual scheduling form of
/// GCRA).
/// </summary>
internal sealed class TokenBucket(int perMinute, int capacity, TimeProvider time) : RateLimiter
{
    /// <summary>Metadata of every lease: the state of the bucket.</summary>
    public static readonly MetadataName<QuotaReading> Reading = MetadataName.Create<QuotaReading>("QUOTA_READING");

    private readonly Lock _lock = new();
    private readonly long _interval = TimeSpan.TicksPerMinute / perMinute;
    private readonly long _start = time.GetTimestamp();
    private long _fullAt;

    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_lock)
            {
                return Now() is var now && now >= _fullAt ? TimeSpan.FromTicks(now - _fullAt) : null;
            }
        }
    }

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock)
        {
            return new RateLimiterStatistics { CurrentAvailablePermits = Read(Now()).Remaining };
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_lock)
        {
            var now = Now();
            var next = Math.Max(_fullAt, now) + (permitCount * _interval);
            var early = next - (capacity * _interval) - now;
            if (early <= 0)
            {
                _fullAt = next;
            }

            var reading = Read(now);
            return new Lease(early <= 0, early <= 0 ? reading : reading with { RetryAfter = TimeSpan.FromTicks(early) });
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));

    private long Now() => time.GetElapsedTime(_start).Ticks;

    private QuotaReading Read(long now)
    {
        var missing = Math.Max(0, _fullAt - now);
        var remaining = (int)(((capacity * _interval) - missing) / _interval);
        var wait = remaining > 0 ? 0 : missing - ((capacity - 1) * _interval);
        return new QuotaReading(perMinute, capacity, remaining, TimeSpan.FromTicks(missing), TimeSpan.FromTicks(wait));
    }

    private sealed class Lease(bool isAcquired, QuotaReading reading) : RateLimitLease
    {
        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [Reading.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == Reading.Name ? reading : null;
            return metadata is not null;
        }
    }
}
