using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoCosNet.Api.Access.Keys;

/// <summary>JSON of the file of keys. A member that is not known is an error: a misspelt expiry must not be a key for ever.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(KeyList))]
internal sealed partial class KeysJsonContext : JsonSerializerContext;
