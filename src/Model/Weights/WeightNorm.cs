using static TorchSharp.torch;

namespace CoCosNet.Model.Weights;

/// <summary>Weight norm as PyTorch stores it: a length for each output channel, and a direction.</summary>
internal static class WeightNorm
{
    /// <summary>Suffix of the length's name.</summary>
    public const string Length = "_g";

    /// <summary>Suffix of the direction's name.</summary>
    public const string Direction = "_v";

    /// <summary>Whether two tensors belong together: one length for each slice of the first axis.</summary>
    public static bool Fits(Tensor length, Tensor direction) =>
        length.dim() == direction.dim() && length.shape[0] == direction.shape[0] && length.numel() == length.shape[0];

    /// <summary>Computes the weight: scales each slice of the direction to its length.</summary>
    /// <param name="length">float32 (out, 1, …).</param>
    /// <param name="direction">float32 (out, …).</param>
    public static Tensor Fold(Tensor length, Tensor direction) => direction.mul(length.div(LengthOf(direction)));

    /// <summary>Returns the length of each slice of the first axis, with the direction's number of axes.</summary>
    public static Tensor LengthOf(Tensor direction)
    {
        using var scope = NewDisposeScope();
        var ones = Enumerable.Repeat(1L, (int)direction.dim() - 1);
        return direction.reshape(direction.shape[0], -1).norm(dim: 1, keepdim: false, p: 2).reshape([direction.shape[0], .. ones]).MoveToOuterDisposeScope();
    }
}
