using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.OpenAi;

/// <summary>Writes problems in OpenAI's shape.</summary>
internal sealed class OpenAiErrors : IProblemFormat
{
    public Task WriteAsync(HttpContext context, Problem problem) => TypedResults.Json(Describe(problem), statusCode: problem.Status).ExecuteAsync(context);

    private static OpenAiError Describe(Problem problem) => new(new OpenAiErrorDetail(
        problem.Detail,
        problem.Status switch
        {
            StatusCodes.Status401Unauthorized => "authentication_error",
            StatusCodes.Status403Forbidden => "permission_error",
            StatusCodes.Status429TooManyRequests => "rate_limit_error",
            < StatusCodes.Status500InternalServerError => "invalid_request_error",
            _ => "server_error",
        },
        problem.Code,
        problem.Errors.Count == 0 ? null : problem.Errors[0].Pointer["#/".Length..]));
}
