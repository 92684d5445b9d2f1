using CoCosNet.Inference.Imaging;
using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Models;

/// <summary>Converts between 8-bit pictures and the network's tensors in −1..1. All such conversions go through this class.</summary>
internal static class PictureTensors
{
    private static readonly Scalar Half = Scalars.Of(127.5f);
    private static readonly Scalar Full = Scalars.Of(255f);
    private static readonly Scalar Rounding = Scalars.Of(128f);

    /// <returns>1×3×H×W float32, −1..1.</returns>
    public static Tensor ToTensor(Picture picture, Device device)
    {
        using var scope = NewDisposeScope();
        var bytes = empty([1, picture.Height, picture.Width, 3], ScalarType.Byte);
        picture.Pixels.CopyTo(bytes.bytes);
        return bytes.to(device).to(ScalarType.Float32).permute(0, 3, 1, 2).contiguous().div_(Half).add_(Scalars.MinusOne, Scalars.One).MoveToOuterDisposeScope();
    }

    /// <param name="image">1×3×H×W float32, −1..1; rounded to nearest and clamped.</param>
    public static Picture ToPicture(Tensor image)
    {
        using var scope = NewDisposeScope();
        var bytes = image.mul(Half).add_(Rounding, Scalars.One).clamp_(Scalars.Zero, Full).to(ScalarType.Byte).squeeze(0).permute(1, 2, 0).contiguous().cpu();
        var rgb = new byte[bytes.numel()];
        bytes.bytes.CopyTo(rgb);
        return new Picture(new PixelSize((int)image.shape[3], (int)image.shape[2]), rgb);
    }
}
