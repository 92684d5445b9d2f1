using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Problems;

/// <summary>A kind of problem as the wire knows it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable snake_case name for programs.</param>
/// <param name="Title">The kind in a few words, without a full stop.</param>
/// <param name="Retryable">Whether the same request may succeed later.</param>
/// <param name="RetryAfter">When it is worth trying again unless the failure knows better; null sends no Retry-After.</param>
internal sealed record ProblemKind(int Status, string Code, string Title, bool Retryable = false, TimeSpan? RetryAfter = null)
{
    public string Type => $"urn:problem-type:cocosnet:{Code}";

    /// <summary>The problem at one request. <paramref name="field"/> is the form field to blame, or null.</summary>
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

/// <summary>A problem that an endpoint may answer, as metadata of the endpoint.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Detail">What the detail says, for instance.</param>
/// <param name="Field">The field to blame, or null.</param>
internal sealed record ProblemExample(ProblemKind Kind, string Detail, string? Field = null);
