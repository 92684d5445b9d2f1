using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoCosNet.Api.Access.Keys;

/// <summary>JSON of the key file. Unknown members are errors, because a misspelt expiry would make a key valid for ever.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(KeyList))]
internal sealed partial class KeysJsonContext : JsonSerializerContext;
