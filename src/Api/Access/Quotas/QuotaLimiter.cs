using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Access.Quotas;

/// <summary>
/// Limits all requests: the rates of the address and of the key, and the number of concurrent requests of each. The <c>RateLimit-*</c>
/// headers report the rate with the fewest requests left.
/// </summary>
internal sealed class QuotaLimiter : PartitionedRateLimiter<HttpContext>
{
    private readonly PartitionedRateLimiter<HttpContext>[] _rates;
    private readonly PartitionedRateLimiter<HttpContext>[] _concurrencies;

    public QuotaLimiter(QuotaOptions options, TimeProvider time)
    {
        _rates =
        [
            PartitionedRateLimiter.Create<HttpContext, (string, int)>(context => Rate(AddressOf(context), options.Address, options.Address.RequestsPerMinute, time)),
            PartitionedRateLimiter.Create<HttpContext, (string, int)>(context => Caller.Of(context) is { Name: { } name } caller
                ? Rate(name, options.Key, caller.RequestsPerMinute ?? options.Key.RequestsPerMinute, time)
                : RateLimitPartition.GetNoLimiter(("", 0))),
        ];
        _concurrencies =
        [
            PartitionedRateLimiter.Create<HttpContext, string>(context => Concurrency(AddressOf(context), options.Address.Concurrency)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Concurrency(Caller.Of(context).Name, options.Key.Concurrency)),
        ];
    }

    /// <summary>Counts a request as several. It has been counted as one already.</summary>
    /// <param name="context">The request; its headers report the rate unless its response has started.</param>
    /// <param name="pictures">How many pictures it asks for.</param>
    /// <param name="field">The field that asks for them.</param>
    /// <exception cref="RequestException">The rate allows fewer.</exception>
    public void Count(HttpContext context, int pictures, string field)
    {
        var leases = new List<RateLimitLease>();
        foreach (var rate in _rates)
        {
            leases.Add(rate.AttemptAcquire(context, pictures - 1));
            if (!leases[^1].IsAcquired)
            {
                break;
            }
        }

        if (!context.Response.HasStarted)
        {
            WriteHeaders(context.Response, leases);
        }

        if (!leases[^1].IsAcquired && leases[^1].TryGetMetadata(TokenBucket.Reading, out var reading))
        {
            throw QuotaProblems.TooManyPictures(reading, pictures, field);
        }
    }

    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => _rates[0].GetStatistics(resource);

    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount)
    {
        if (!IsCounted(resource))
        {
            return new Leases([]);
        }

        var leases = new List<RateLimitLease>();
        foreach (var limiter in _rates.Concat(_concurrencies))
        {
            var lease = limiter.AttemptAcquire(resource, permitCount);
            leases.Add(lease);
            if (!lease.IsAcquired)
            {
                break;
            }
        }

        WriteHeaders(resource.Response, leases);
        return new Leases(leases);
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext context, int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(context, permitCount));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var limiter in _rates.Concat(_concurrencies))
            {
                limiter.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    /// <summary>Counts requests that change something and requests with invalid credentials, so that guessing keys is limited too.</summary>
    private static bool IsCounted(HttpContext context)
    {
        var method = context.Request.Method;
        return !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method))
            || context.Features.Get<AccessFailure>() is not null;
    }

    private static string AddressOf(HttpContext context) => (context.Connection.RemoteIpAddress ?? IPAddress.None).ToString();

    private static RateLimitPartition<(string Name, int PerMinute)> Rate(string name, QuotaLimit limit, int perMinute, TimeProvider time) => perMinute == 0
        ? RateLimitPartition.GetNoLimiter(("", 0))
        : RateLimitPartition.Get((name, perMinute), _ => new TokenBucket(perMinute, limit.Burst == 0 ? perMinute : limit.Burst, time));

    private static RateLimitPartition<string> Concurrency(string? name, int limit) => limit == 0 || name is null
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetConcurrencyLimiter(name, _ => new ConcurrencyLimiterOptions { PermitLimit = limit });

    private static void WriteHeaders(HttpResponse response, IEnumerable<RateLimitLease> leases)
    {
        QuotaReading? tightest = null;
        foreach (var lease in leases)
        {
            if (lease.TryGetMetadata(TokenBucket.Reading, out var reading) && !(tightest?.Remaining <= reading.Remaining))
            {
                tightest = reading;
            }
        }

        if (tightest is { } least)
        {
            response.Headers["RateLimit-Limit"] = Text(least.Limit);
            response.Headers["RateLimit-Remaining"] = Text(least.Remaining);
            response.Headers["RateLimit-Reset"] = Text((long)Math.Ceiling(least.Reset.TotalSeconds));
            response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"{least.PerMinute};w=60;burst={least.Limit}");
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Combines several leases into one, which has the outcome of the last.</summary>
    private sealed class Leases(List<RateLimitLease> leases) : RateLimitLease
    {
        public override bool IsAcquired => leases.Count == 0 || leases[^1].IsAcquired;

        public override IEnumerable<string> MetadataNames => leases.Count == 0 ? [] : leases[^1].MetadataNames;

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return leases.Count > 0 && leases[^1].TryGetMetadata(metadataName, out metadata);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                leases.ForEach(lease => lease.Dispose());
            }

            base.Dispose(disposing);
        }
    }
}
