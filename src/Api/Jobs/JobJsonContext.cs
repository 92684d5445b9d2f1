using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoCosNet.Api.Jobs;

/// <summary>How the parts of a job that never cross the wire are kept.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(JobRequest))]
internal sealed partial class JobJsonContext : JsonSerializerContext;
