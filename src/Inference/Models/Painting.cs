using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Models;

/// <summary>Input of a painter that copies the exemplar's pixels: everything at the result's own scale, of any size, without
/// padding.</summary>
/// <param name="Map">The layout, at the size of the result.</param>
/// <param name="Exemplar">The look, in its own proportions.</param>
/// <param name="Scale">Pixels of the result per pixel of <see cref="ModelInput.Map"/> along each axis, a power of two; the same holds for
/// the exemplar.</param>
internal sealed record Painting(SemanticMap Map, Exemplar Exemplar, int Scale);
