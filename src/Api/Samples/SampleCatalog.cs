using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoCosNet.Api.Samples;

/// <summary>The samples that come with the program. Addresses are relative to the catalog's own.</summary>
/// <param name="Sets">In the order of their names.</param>
internal sealed record SampleCatalog(IReadOnlyList<SampleSet> Sets);

/// <summary>A map to translate, and one layout in several looks that serve as exemplars of it.</summary>
/// <param name="Name">The folder's name, such as <c>coast</c>.</param>
/// <param name="Map">Address of the map.</param>
/// <param name="ExemplarMap">Address of the map that all exemplars of the set share.</param>
/// <param name="Exemplars">At least one.</param>
internal sealed record SampleSet(string Name, string Map, string ExemplarMap, IReadOnlyList<SampleExemplar> Exemplars);

/// <summary>A picture to borrow the look from.</summary>
/// <param name="Name">What a person calls it: <c>coast</c>, <c>coast, moonlit night</c>.</param>
/// <param name="Picture">Its address.</param>
internal sealed record SampleExemplar(string Name, string Picture);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SampleCatalog))]
internal sealed partial class SampleJsonContext : JsonSerializerContext;
