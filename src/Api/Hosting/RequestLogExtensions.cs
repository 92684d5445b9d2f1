using CoCosNet.Api.Access;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Hosting;

/// <summary>Logs one line per request when the response is complete.</summary>
internal static class RequestLogExtensions
{
    private static readonly EventId Answered = new(100, "Answered");

    public static IApplicationBuilder UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("CoCosNet.Requests");
        var time = app.Services.GetRequiredService<TimeProvider>();
        return app.Use(async (context, next) =>
        {
            var started = time.GetTimestamp();

            // Read now, because the framework clears the endpoint when a handler throws.
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            try
            {
                await next(context);
            }
            finally
            {
                // Requests for the page's files and health probes are frequent and rarely of interest.
                var level = route is null || route.StartsWith("/health", StringComparison.Ordinal) ? LogLevel.Debug : LogLevel.Information;
                if (logger.IsEnabled(level))
                {
                    var line = Describe(context, route ?? "(file)", time.GetElapsedTime(started).TotalMilliseconds);
                    logger.Log(level, Answered, line, exception: null, static (line, _) => line.ToString());
                }
            }
        });
    }

    private static AnsweredRequest Describe(HttpContext context, string route, double milliseconds)
    {
        var summary = RequestSummary.Of(context);
        var status = context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted ? 499 : context.Response.StatusCode;
        return new AnsweredRequest(context.Request.Method, route, status, milliseconds)
            .With("Problem", summary.Problem, "problem {0}")
            .With("Model", summary.Model, "model {0}")
            .With("Size", summary.Size, "size {0}")
            .With("QueuedMilliseconds", summary.Queued?.TotalMilliseconds, "queued {0:0.0} ms")
            .With("RequestBytes", context.Request.ContentLength, "{0} bytes in")
            .With("Key", Caller.Of(context).Name, "key {0}")
            .With("TraceId", ProblemWriter.TraceId(context), "trace {0}");
    }
}
