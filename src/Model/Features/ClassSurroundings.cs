using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>
/// The classes around a pixel, as square roots of their shares in four windows: above, below, and the two sides. The side with less of a
/// class comes first, so that a mirrored layout gives the same vector. The dot product of two such vectors is the Bhattacharyya coefficient
/// of the two distributions: 1 if they are equal. The root emphasises small shares, which indicate the distance to a far border.
/// </summary>
internal static class ClassSurroundings
{
    /// <summary>Windows around a pixel.</summary>
    public const int Windows = 4;

    /// <summary>Subtracted from every share, so that the root does not amplify rounding errors.</summary>
    public const float Floor = 1e-5f;

    private static readonly Scalar FloorScalar = Ops.Scalars.Of(-Floor);

    /// <param name="shares">B×L×H×W float32, share of each class, 0..1.</param>
    /// <param name="radius">Pixels from the pixel to a window's centre; the window reaches twice as far, with less weight at its
    /// edges.</param>
    /// <returns>B×4L×H×W: all classes above, below, on the lesser side, on the greater side. Without gradient.</returns>
    public static Tensor Of(Tensor shares, int radius) =>
        shares.device.type == DeviceType.CPU ? SurroundingsKernel.Of(shares, radius) : Plain(shares, radius);

    /// <summary>Implementation in plain tensor operations: the readable reference, used on a GPU.</summary>
    internal static Tensor Plain(Tensor shares, int radius)
    {
        using var scope = NewDisposeScope();
        long height = shares.shape[2], width = shares.shape[3];
        var around = Box(Box(shares.detach(), radius), radius).add(FloorScalar, Ops.Scalars.One).clamp_min(Ops.Scalars.Zero).sqrt();
        var padded = nn.functional.pad(around, [radius, radius, radius, radius], PaddingModes.Replicate);
        Tensor At(int down, int across) => padded.narrow(2, down * radius, height).narrow(3, across * radius, width);
        var (left, right) = (At(1, 0), At(1, 2));
        return cat([At(0, 1), At(2, 1), left.minimum(right), left.maximum(right)], 1).MoveToOuterDisposeScope();
    }

    /// <summary>Box filter; the border is repeated outside.</summary>
    private static Tensor Box(Tensor x, int radius)
    {
        var side = (2 * radius) + 1;
        x = nn.functional.avg_pool2d(nn.functional.pad(x, [radius, radius, 0, 0], PaddingModes.Replicate), [1, side], [1, 1]);
        return nn.functional.avg_pool2d(nn.functional.pad(x, [0, 0, radius, radius], PaddingModes.Replicate), [side, 1], [1, 1]);
    }
}
