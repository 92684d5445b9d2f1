using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics;

/// <summary>A semantic map as read and checked, not yet at the size that the model works at.</summary>
internal abstract class SemanticSource(PixelSize naturalSize)
{
    /// <summary>The size that it came in: of a pose, its canvas. Its proportions are the result's unless the client asks for others.</summary>
    public PixelSize NaturalSize { get; } = naturalSize;

    /// <summary>What was mended and chosen while it was read.</summary>
    public MapReading Reading { get; init; } = new();

    /// <summary>The map at a size; proportions are not kept.</summary>
    public abstract SemanticMap At(PixelSize target);

    /// <summary>As <see cref="At"/>, but labels are enlarged as shapes with smooth borders, not as squares.</summary>
    public virtual SemanticMap ShapesAt(PixelSize target) => At(target);
}

/// <summary>A label map at the size of its file.</summary>
internal sealed class LabelSource(LabelMap map) : SemanticSource(map.Size)
{
    public override SemanticMap At(PixelSize target) => target == map.Size
        ? map
        : new LabelMap(target, map.Channels, NearestNeighbor.Resize(map.Indices, map.Size, target));

    public override SemanticMap ShapesAt(PixelSize target) => LabelShapes.Resize(map, target);
}

/// <summary>Edges or a tensor at the size of its file.</summary>
internal sealed class DenseSource(DenseMap map) : SemanticSource(map.Size)
{
    public override SemanticMap At(PixelSize target) => target == map.Size
        ? map
        : new DenseMap(target, map.Channels, NearestNeighbor.Resize(map.Values, map.Size, target));
}
