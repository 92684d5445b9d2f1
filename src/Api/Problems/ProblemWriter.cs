using System.Diagnostics;
using System.Globalization;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Problems;

/// <summary>Answers with a problem.</summary>
internal static class ProblemWriter
{
    public static Task WriteAsync(HttpContext context, ProblemKind kind, string detail, string? field = null, TimeSpan? retryAfter = null)
    {
        if ((retryAfter ?? kind.RetryAfter) is { } delay)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(delay.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        context.Response.Headers.CacheControl = "no-store";
        var problem = kind.Describe(detail, field, context.Request.Path.ToUriComponent(), TraceId(context));
        return TypedResults.Json(problem, contentType: Problem.MediaType, statusCode: kind.Status).ExecuteAsync(context);
    }

    private static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
