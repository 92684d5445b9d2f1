namespace CoCosNet.Api.Samples;

/// <summary>A map to translate, and one layout in several looks that serve as exemplars of it.</summary>
/// <param name="Name">The folder's name, such as <c>coast</c>.</param>
/// <param name="Map">Address of the map.</param>
/// <param name="ExemplarMap">Address of the map that all exemplars of the set share.</param>
/// <param name="Exemplars">At least one.</param>
internal sealed record SampleSet(string Name, string Map, string ExemplarMap, IReadOnlyList<SampleExemplar> Exemplars);
