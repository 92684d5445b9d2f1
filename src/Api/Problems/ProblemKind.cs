using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Problems;

/// <summary>A kind of problem in HTTP responses.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable snake_case identifier for programs.</param>
/// <param name="Title">The kind in a few words, without a full stop.</param>
/// <param name="Retryable">Whether the same request may succeed later.</param>
/// <param name="RetryAfter">When to retry, unless the failure specifies it; null sends no Retry-After.</param>
internal sealed record ProblemKind(int Status, string Code, string Title, bool Retryable = false, TimeSpan? RetryAfter = null)
{
    public string Type => $"urn:problem-type:cocosnet:{Code}";

    /// <summary>Creates the problem of one request. <paramref name="field"/> is the form field at fault, or null.</summary>
    public Problem Describe(string detail, string? field, string instance, string traceId) => new()
    {
        Type = Type,
        Title = Title,
        Status = Status,
        Detail = detail,
        Instance = instance,
        Code = Code,
        Retryable = Retryable,
        TraceId = traceId,
        Errors = field is null ? [] : [new ProblemError($"#/{field}", detail)],
    };
}

/// <summary>A problem that an endpoint may answer; endpoint metadata.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Detail">An example of the detail.</param>
/// <param name="Field">The form field at fault, or null.</param>
internal sealed record ProblemExample(ProblemKind Kind, string Detail, string? Field = null);
