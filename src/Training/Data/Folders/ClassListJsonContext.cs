using System.Text.Json;
using System.Text.Json.Serialization;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Training.Data.Folders;

/// <summary>Strict JSON of <c>classes.json</c>: the same form as <c>semantics.classes</c> in model manifests.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(SemanticClass[]))]
internal sealed partial class ClassListJsonContext : JsonSerializerContext;
