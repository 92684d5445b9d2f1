using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoCosNet.Api.Samples;

/// <summary>The samples that ship with the program. Addresses are relative to the catalog's own.</summary>
/// <param name="Sets">The sets, sorted by name.</param>
internal sealed record SampleCatalog(IReadOnlyList<SampleSet> Sets);

/// <summary>A map to translate and one layout in several looks, which serve as exemplars.</summary>
/// <param name="Name">The folder's name, for example <c>coast</c>.</param>
/// <param name="Map">Address of the map.</param>
/// <param name="ExemplarMap">Address of the map that all exemplars of the set share.</param>
/// <param name="Exemplars">The exemplars, at least one.</param>
internal sealed record SampleSet(string Name, string Map, string ExemplarMap, IReadOnlyList<SampleExemplar> Exemplars);

/// <summary>A picture whose look can be used.</summary>
/// <param name="Name">Its display name, for example <c>coast</c> or <c>coast, moonlit night</c>.</param>
/// <param name="Picture">Address of the picture.</param>
internal sealed record SampleExemplar(string Name, string Picture);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SampleCatalog))]
internal sealed partial class SampleJsonContext : JsonSerializerContext;
