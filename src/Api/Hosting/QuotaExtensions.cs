using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Hosting;

/// <summary>A quota by address, off unless it is set. Behind a proxy every client has the proxy's address: set it there instead.</summary>
internal static class QuotaExtensions
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddQuota(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<QuotaOptions>(configuration, QuotaOptions.Section);
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<QuotaOptions>>((limiter, options) =>
        {
            var limit = options.Value.RequestsPerMinute;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetSlidingWindowLimiter(
                    context.Connection.RemoteIpAddress ?? IPAddress.None,
                    _ => new SlidingWindowRateLimiterOptions { PermitLimit = limit, Window = Window, SegmentsPerWindow = 6 })
                : RateLimitPartition.GetNoLimiter(IPAddress.None));
            limiter.OnRejected = (rejected, _) => new ValueTask(ProblemWriter.WriteAsync(
                rejected.HttpContext,
                HttpProblems.QuotaExceeded,
                string.Create(CultureInfo.InvariantCulture, $"Your address sent more than {limit} requests within a minute; send the next one later.")));
        });
        return services;
    }

    public static void UseQuota(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<QuotaOptions>>().Value.RequestsPerMinute > 0)
        {
            app.UseRateLimiter();
        }
    }
}
