using System.Text.Json;
using System.Text.Json.Serialization;
using CoCosNet.Api.Exemplars;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>How entries of the buckets are written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobRecord))]
[JsonSerializable(typeof(Exemplar))]
[JsonSerializable(typeof(WorkerAnnouncement))]
internal sealed partial class JetStreamJsonContext : JsonSerializerContext;
