using System.Text.Json.Serialization;

namespace CoCosNet.Api.OpenAi;

/// <summary>An error in OpenAI's shape.</summary>
/// <param name="Error">What went wrong.</param>
internal sealed record OpenAiError([property: JsonPropertyName("error")] OpenAiErrorDetail Error);
