using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Access.Quotas;

/// <summary>Adds per-caller limits to the application.</summary>
internal static class QuotaExtensions
{
    public static IServiceCollection AddQuotas(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<QuotaOptions>(configuration, QuotaOptions.Section);
        services.AddSingleton(provider => new QuotaLimiter(
            provider.GetRequiredService<IOptions<QuotaOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<QuotaLimiter>((limiter, quotas) =>
        {
            limiter.GlobalLimiter = quotas;
            limiter.OnRejected = (rejected, _) => new ValueTask(RejectAsync(rejected));
        });
        return services;
    }

    private static Task RejectAsync(OnRejectedContext rejected)
    {
        if (!rejected.Lease.TryGetMetadata(TokenBucket.Reading, out var reading))
        {
            return ProblemWriter.WriteAsync(
                rejected.HttpContext, HttpProblems.ConcurrencyExceeded, "You have as many requests under way as the server allows; wait until one of them ends.");
        }

        return ProblemWriter.WriteAsync(
            rejected.HttpContext,
            HttpProblems.QuotaExceeded,
            QuotaProblems.TooManyRequests(reading),
            retryAfter: reading.RetryAfter);
    }
}
