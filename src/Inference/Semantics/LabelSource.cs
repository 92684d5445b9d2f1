using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics;

/// <summary>A label map at the size of its file.</summary>
internal sealed class LabelSource(LabelMap map) : SemanticSource(map.Size)
{
    public override SemanticMap At(PixelSize target) => target == map.Size
        ? map
        : new LabelMap(target, map.Channels, NearestNeighbor.Resize(map.Indices, map.Size, target));
}
