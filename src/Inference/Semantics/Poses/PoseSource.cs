using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>A pose, which is drawn for each requested size.</summary>
internal sealed class PoseSource(Pose pose) : SemanticSource(pose.Canvas)
{
    public override SemanticMap At(PixelSize target)
    {
        var bytes = PoseRasterizer.Rasterize(pose, target);
        var values = new float[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            values[i] = bytes[i] / 255f;
        }

        return new DenseMap(target, PoseRasterizer.Channels, values);
    }
}
