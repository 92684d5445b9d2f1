using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Models;

/// <summary>What a painter works with that copies the exemplar's pixels: everything at the result's own scale, of any size, without padding.</summary>
/// <param name="Map">The layout, at the size of the result.</param>
/// <param name="Exemplar">The look, in its own proportions.</param>
/// <param name="Scale">How many pixels of the result a pixel of <see cref="ModelInput.Map"/> stands for along each axis, a power of two; likewise of the
/// exemplar's pixels.</param>
internal sealed record Painting(SemanticMap Map, Exemplar Exemplar, int Scale);
