using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics;

/// <summary>Edges or a tensor at the size of its file.</summary>
internal sealed class DenseSource(DenseMap map) : SemanticSource(map.Size)
{
    public override SemanticMap At(PixelSize target) => target == map.Size
        ? map
        : new DenseMap(target, map.Channels, NearestNeighbor.Resize(map.Values, map.Size, target));
}
