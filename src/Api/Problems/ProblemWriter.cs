using System.Diagnostics;
using System.Globalization;
using CoCosNet.Api.Http;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Problems;

/// <summary>Writes problem responses.</summary>
internal static class ProblemWriter
{
    public static Task WriteAsync(HttpContext context, ProblemKind kind, string detail, string? field = null, TimeSpan? retryAfter = null)
    {
        if ((retryAfter ?? kind.RetryAfter) is { } delay)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(delay.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return WriteAsync(context, kind.Describe(detail, field, Instance(context), TraceId(context)));
    }

    /// <summary>Answers with a stored problem, adapted to this request.</summary>
    public static Task RepeatAsync(HttpContext context, Problem problem) =>
        WriteAsync(context, problem with { Instance = Instance(context), TraceId = TraceId(context) });

    /// <summary>Describes a failure that is not reported as an HTTP status, such as that of a job; unexpected failures reveal nothing
    /// internal.</summary>
    public static Problem Describe(Exception exception, string instance, string traceId) => exception switch
    {
        RequestException request => request.Kind.Describe(request.Message, request.Field, instance, traceId),
        TranslationException { Error: not TranslationError.Internal } expected =>
            TranslationProblems.Of(expected.Error).Describe(expected.Message, expected.Field, instance, traceId),
        _ => CommonProblems.Internal.Kind.Describe(CommonProblems.InternalDetail, field: null, instance, traceId),
    };

    public static string Instance(HttpContext context) => context.Request.Path.ToUriComponent();

    public static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private static Task WriteAsync(HttpContext context, Problem problem)
    {
        RequestSummary.Of(context).Problem = problem.Code;
        context.Response.Headers.CacheControl = "no-store";
        return context.Features.Get<IProblemFormat>() is { } format
            ? format.WriteAsync(context, problem)
            : TypedResults.Json(problem, contentType: Problem.MediaType, statusCode: problem.Status).ExecuteAsync(context);
    }
}
