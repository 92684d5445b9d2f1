using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Hosting;

/// <summary>Adds a request id to every response, for the logs of client and server.</summary>
internal static class RequestIdExtensions
{
    private const int MaximumLength = 128;

    /// <summary>The client's own name for the request comes back; without one, or with one that is not fit for a log, it is the trace id,
    /// which continues the client's traceparent.</summary>
    public static IApplicationBuilder UseRequestIds(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var sent = context.Request.Headers[ResponseHeaders.RequestId].ToString();
        var id = IsFit(sent) ? sent : ProblemWriter.TraceId(context);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[ResponseHeaders.RequestId] = id;
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static bool IsFit(string id) =>
        id.Length is > 0 and <= MaximumLength && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':');
}
