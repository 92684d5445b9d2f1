using CoCosNet.Inference.Imaging;
using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Data.Batches;

/// <summary>The pictures of a batch, stored as bytes until they are on the device.</summary>
internal sealed class BatchPictures
{
    private static readonly Scalar Half = Scalars.Of(127.5f);

    private readonly long[] _shape;
    private readonly byte[] _pixels;

    /// <param name="pictures">Pictures of the same size.</param>
    public BatchPictures(IReadOnlyList<Picture> pictures)
    {
        _shape = [pictures.Count, pictures[0].Height, pictures[0].Width, Picture.Channels];
        _pixels = [.. pictures.SelectMany(picture => picture.Pixels)];
    }

    /// <returns>B×3×H×W float32, −1..1.</returns>
    public Tensor ToTensor(Device device)
    {
        using var scope = NewDisposeScope();
        var planes = tensor(_pixels, _shape).to(device).to(ScalarType.Float32).permute(0, 3, 1, 2).contiguous();
        return planes.div_(Half).sub_(Scalars.One).MoveToOuterDisposeScope();
    }
}
