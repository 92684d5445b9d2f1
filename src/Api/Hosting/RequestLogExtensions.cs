using CoCosNet.Api.Access;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Hosting;

/// <summary>Logs one line per request when the response is complete.</summary>
internal static partial class RequestLogExtensions
{
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
                var summary = RequestSummary.Of(context);
                var status = context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted ? 499 : context.Response.StatusCode;

                // Requests for the page's files and health probes are frequent and rarely of interest.
                var level = route is null || route.StartsWith("/health", StringComparison.Ordinal) ? LogLevel.Debug : LogLevel.Information;
                var (milliseconds, queued) = (time.GetElapsedTime(started).TotalMilliseconds, summary.Queued?.TotalMilliseconds);
                var (caller, trace) = (Caller.Of(context).Name, ProblemWriter.TraceId(context));
                Answered(
                    logger, level, context.Request.Method, route ?? "(file)", status, milliseconds, summary.Problem, summary.Model, summary.Size,
                    queued, context.Request.ContentLength, caller, trace);
            }
        });
    }

    // Null parameters are logged as "(null)".
    [LoggerMessage(
        EventId = 100,
        Message = "{Method} {Route} {Status} in {Milliseconds:0.0} ms; problem {Problem}, model {Model}, size {Size}, queued {QueuedMilliseconds:0.0} ms, "
            + "{RequestBytes} bytes in, key {Key}, trace {TraceId}")]
    private static partial void Answered(
        ILogger logger, LogLevel level, string method, string route, int status, double milliseconds, string? problem, string? model, string? size,
        double? queuedMilliseconds, long? requestBytes, string? key, string traceId);
}
