using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics;

/// <summary>A semantic map after reading and validation, before it is resized for the model.</summary>
internal abstract class SemanticSource(PixelSize naturalSize)
{
    /// <summary>The original size; for a pose, its canvas. The result takes its proportions unless the client requests a size.</summary>
    public PixelSize NaturalSize { get; } = naturalSize;

    /// <summary>What was corrected and chosen while reading the map.</summary>
    public MapReading Reading { get; init; } = new();

    /// <summary>Returns the map at a size, without keeping its proportions.</summary>
    public abstract SemanticMap At(PixelSize target);

    /// <summary>As <see cref="At"/>, but enlarges labels with smooth borders instead of as squares.</summary>
    public virtual SemanticMap ShapesAt(PixelSize target) => At(target);
}

/// <summary>A label map at its file's size.</summary>
internal sealed class LabelSource(LabelMap map) : SemanticSource(map.Size)
{
    public override SemanticMap At(PixelSize target) => target == map.Size
        ? map
        : new LabelMap(target, map.Channels, NearestNeighbor.Resize(map.Indices, map.Size, target));

    public override SemanticMap ShapesAt(PixelSize target) => LabelShapes.Resize(map, target);
}

/// <summary>An edge map or tensor at its file's size.</summary>
internal sealed class DenseSource(DenseMap map) : SemanticSource(map.Size)
{
    public override SemanticMap At(PixelSize target) => target == map.Size
        ? map
        : new DenseMap(target, map.Channels, NearestNeighbor.Resize(map.Values, map.Size, target));
}
