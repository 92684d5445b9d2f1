using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoCosNet.Contracts.Http;

/// <summary>Serialises every request and response of the API without reflection.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(ExemplarResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(JobListResponse))]
[JsonSerializable(typeof(JobResponse))]
[JsonSerializable(typeof(ModelListResponse))]
[JsonSerializable(typeof(ModelResponse))]
[JsonSerializable(typeof(PictureReadingResponse))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(TranslationEvent))]
[JsonSerializable(typeof(TranslationListResponse))]
[JsonSerializable(typeof(TranslationResponse))]
[JsonSerializable(typeof(WebhookMessage))]
public sealed partial class HttpJsonContext : JsonSerializerContext;
