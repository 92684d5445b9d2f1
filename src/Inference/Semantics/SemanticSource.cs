using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics;

/// <summary>A semantic map as read and checked, not yet at the size that the model works at.</summary>
internal abstract class SemanticSource(PixelSize naturalSize)
{
    /// <summary>The size that it came in: of a pose, its canvas. Its proportions are the result's unless the client asks for others.</summary>
    public PixelSize NaturalSize { get; } = naturalSize;

    /// <summary>The map at a size; proportions are not kept.</summary>
    public abstract SemanticMap At(PixelSize target);
}
