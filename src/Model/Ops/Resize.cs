using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Model.Ops;

/// <summary>The network's resizing operations. All take and return B×C×H×W.</summary>
internal static class Resize
{
    /// <summary>PyTorch's <c>nearest</c>: source = floor(target · scale).</summary>
    public static Tensor Nearest(Tensor x, long height, long width) =>
        x.shape[2] == height && x.shape[3] == width
            ? x
            : nn.functional.interpolate(x, size: [height, width], mode: InterpolationMode.Nearest);

    /// <summary>Every pixel becomes 2×2.</summary>
    public static Tensor NearestTwice(Tensor x) => Nearest(x, 2 * x.shape[2], 2 * x.shape[3]);

    /// <summary>Bilinear resizing to twice the size, corners not aligned; positions beyond the outermost centres repeat them.</summary>
    public static Tensor SmoothTwice(Tensor x) => Smooth(x, 2);

    /// <summary>Bilinear resizing to <paramref name="factor"/> times the size, corners not aligned.</summary>
    public static Tensor Smooth(Tensor x, int factor) => nn.functional.interpolate(
        x, size: [factor * x.shape[2], factor * x.shape[3]], mode: InterpolationMode.Bilinear, align_corners: false);

    /// <summary>
    /// Bilinear resizing to twice the size with corners aligned (see <see cref="SourcePosition.Twice"/>), plus another tensor of that size:
    /// the upward step of the encoders.
    /// </summary>
    public static Tensor BilinearTwiceAndAdd(Tensor x, Tensor other)
    {
        if (ChannelsLast.Fits(x) && ChannelsLast.Fits(other))
        {
            return BilinearRows.TwiceAndAdd(x, other);
        }

        using var scope = NewDisposeScope();
        return TwiceAlong(TwiceAlong(x, 3), 2).add_(other, Scalars.One).MoveToOuterDisposeScope();
    }

    /// <summary>Mean over squares of <paramref name="factor"/> pixels.</summary>
    public static Tensor Pool(Tensor x, int factor) => factor == 1 ? x : nn.functional.avg_pool2d(x, factor);

    private static Tensor TwiceAlong(Tensor x, int dimension)
    {
        var positions = SourcePosition.Twice((int)x.shape[dimension]);
        long[] first = [.. positions.Select(position => position.First)];
        long[] second = [.. positions.Select(position => position.Second)];
        float[] weight = [.. positions.Select(position => position.Weight)];
        var along = tensor(weight, dtype: x.dtype, device: x.device).reshape(dimension == 2 ? [-1, 1] : [-1]);
        var near = x.index_select(dimension, tensor(first, device: x.device));
        return near.lerp_(x.index_select(dimension, tensor(second, device: x.device)), along);
    }
}
