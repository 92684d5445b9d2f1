using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Hosting;

/// <summary>Adds a request id to every response, for the logs of the client and the server.</summary>
internal static class RequestIdExtensions
{
    private const int MaximumLength = 128;

    /// <summary>Returns the client's own request id. If it is missing or unsuitable for logs, the trace id is used, which continues the
    /// client's traceparent.</summary>
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
