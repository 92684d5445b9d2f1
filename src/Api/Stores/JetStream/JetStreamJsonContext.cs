using System.Text.Json;
using System.Text.Json.Serialization;
using CoCosNet.Api.Exemplars;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>JSON of the buckets' entries.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobRecord))]
[JsonSerializable(typeof(Exemplar))]
[JsonSerializable(typeof(WorkerAnnouncement))]
internal sealed partial class JetStreamJsonContext : JsonSerializerContext;
