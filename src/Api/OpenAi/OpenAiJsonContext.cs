using System.Text.Json.Serialization;

namespace CoCosNet.Api.OpenAi;

/// <summary>JSON in OpenAI's shape.</summary>
[JsonSerializable(typeof(ImagesResponse))]
[JsonSerializable(typeof(OpenAiError))]
internal sealed partial class OpenAiJsonContext : JsonSerializerContext;
