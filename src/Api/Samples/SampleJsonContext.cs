using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoCosNet.Api.Samples;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SampleCatalog))]
internal sealed partial class SampleJsonContext : JsonSerializerContext;
