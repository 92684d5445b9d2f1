using static TorchSharp.torch;

namespace CoCosNet.Inference.Ops;

/// <summary>Resizing as the network does it. All take and return B×C×H×W.</summary>
internal static class Resize
{
    /// <summary>PyTorch's <c>nearest</c>: source = floor(target · scale).</summary>
    public static Tensor Nearest(Tensor x, long height, long width) =>
        x.shape[2] == height && x.shape[3] == width
            ? x
            : nn.functional.interpolate(x, size: [height, width], mode: InterpolationMode.Nearest);

    /// <summary>Every pixel becomes 2×2.</summary>
    public static Tensor NearestTwice(Tensor x) => Nearest(x, 2 * x.shape[2], 2 * x.shape[3]);

    /// <summary>Bilinear to twice the size with corners aligned, as the encoders go up.</summary>
    public static Tensor BilinearTwice(Tensor x) =>
        nn.functional.interpolate(x, size: [2 * x.shape[2], 2 * x.shape[3]], mode: InterpolationMode.Bilinear, align_corners: true);

    /// <summary>Mean over squares of <paramref name="factor"/> pixels.</summary>
    public static Tensor Pool(Tensor x, int factor) => factor == 1 ? x : nn.functional.avg_pool2d(x, factor);
}
