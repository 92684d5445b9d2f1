using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Forms;

/// <summary>An exemplar's files.</summary>
/// <param name="Picture">The picture whose look results have.</param>
/// <param name="Map">Its own semantic map, if the client sent one.</param>
internal sealed record ExemplarFiles(ReadOnlyMemory<byte> Picture, SemanticMapFile? Map);
