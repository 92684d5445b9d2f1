using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Semantics.Edges;

namespace CoCosNet.Training.Data.Folders.Edges;

/// <summary>The edges of a picture, detected again at every size, so that lines stay one pixel wide.</summary>
internal sealed class PictureEdges(Picture picture) : SemanticSource(picture.Size)
{
    public override SemanticMap At(PixelSize target) =>
        new DenseMap(target, 1, CannyDetector.Detect(PictureResampler.Resize(picture, target)));
}
