using System.Text.Json.Serialization;

namespace CoCosNet.Api.OpenAi;

/// <summary>What went wrong, in OpenAI's shape.</summary>
/// <param name="Message">What is wrong and how to fix it.</param>
/// <param name="Type"><c>invalid_request_error</c>, <c>authentication_error</c>, <c>permission_error</c>, <c>rate_limit_error</c> or <c>server_error</c>.</param>
/// <param name="Code">The problem's code, as in the rest of this API.</param>
/// <param name="Parameter">The field at fault, or null.</param>
internal sealed record OpenAiErrorDetail(
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("param"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Parameter);
