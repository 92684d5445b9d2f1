using System.Text.Json.Serialization;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>JSON of everything that frames carry.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, Converters = [typeof(BlobConverter)])]
[JsonSerializable(typeof(WorkerSetup))]
[JsonSerializable(typeof(WorkerReport))]
[JsonSerializable(typeof(TranslationRequest))]
[JsonSerializable(typeof(TranslationProgress))]
[JsonSerializable(typeof(TranslationResult))]
[JsonSerializable(typeof(RequestFailure))]
[JsonSerializable(typeof(LogLine))]
[JsonSerializable(typeof(string))]
internal sealed partial class WireJsonContext : JsonSerializerContext;
