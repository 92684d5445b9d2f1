using System.Text.Json.Serialization;

namespace CoCosNet.Api.OpenAi;

/// <summary>A picture in OpenAI's shape.</summary>
/// <param name="Base64">Its file in base64.</param>
internal sealed record ImageData([property: JsonPropertyName("b64_json")] string Base64);
