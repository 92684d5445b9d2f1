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

    /// <summary>
    /// Bilinear to twice the size with corners aligned, as the encoders go up. Written out because the position along an axis is
    /// rounded once here (fused), as on the machine that made the golden numbers; libtorch's own kernel rounds twice, an error
    /// of 5e-6 in the features that the matching recurrence amplifies. It is also the same on every CPU and GPU.
    /// </summary>
    public static Tensor BilinearTwice(Tensor x)
    {
        using var scope = NewDisposeScope();
        return TwiceAlong(TwiceAlong(x, 3), 2).MoveToOuterDisposeScope();
    }

    /// <summary>Mean over squares of <paramref name="factor"/> pixels.</summary>
    public static Tensor Pool(Tensor x, int factor) => factor == 1 ? x : nn.functional.avg_pool2d(x, factor);

    private static Tensor TwiceAlong(Tensor x, int dimension)
    {
        var length = x.shape[dimension];
        var first = new long[2 * length];
        var second = new long[2 * length];
        var weight = new float[2 * length];
        var scale = (length - 1f) / ((2 * length) - 1f);
        for (var i = 0; i < weight.Length; i++)
        {
            first[i] = (long)(scale * i);
            second[i] = Math.Min(length - 1, first[i] + 1);
            weight[i] = MathF.FusedMultiplyAdd(scale, i, -first[i]);
        }

        var along = tensor(weight, dtype: x.dtype, device: x.device).reshape(dimension == 2 ? [-1, 1] : [-1]);
        var near = x.index_select(dimension, tensor(first, device: x.device));
        return near.lerp_(x.index_select(dimension, tensor(second, device: x.device)), along);
    }
}
