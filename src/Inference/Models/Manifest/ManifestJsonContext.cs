using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoCosNet.Inference.Models.Manifest;

/// <summary>Strict JSON of manifests: an unknown member is an error, because it may be a misspelt setting, and null is an error for a required value.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ManifestJsonContext : JsonSerializerContext;
