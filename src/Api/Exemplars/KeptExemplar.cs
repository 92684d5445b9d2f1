using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Exemplars;

/// <summary>An exemplar's files.</summary>
/// <param name="Picture">The picture whose look results have.</param>
/// <param name="Map">Its own semantic map, if it came.</param>
internal sealed record KeptExemplar(ReadOnlyMemory<byte> Picture, SemanticMapFile? Map);
