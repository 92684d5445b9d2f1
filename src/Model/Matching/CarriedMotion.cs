using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>
/// The state of the recurrent refinement: its estimate of each pixel's match, and the hidden state. It passes from iteration to iteration
/// and from a level to the next finer one. The estimate is one affine motion of the whole picture plus an offset for each pixel.
/// </summary>
/// <param name="Affine">B×2×3 float32: for a match's row, then for its column, the constant, the factor of the pixel's row and the factor
/// of its column; in pixels of the level.</param>
/// <param name="Bend">B×2×H×W float32: offset of a pixel's match from the affine motion, rows then columns, in pixels of the level.</param>
/// <param name="Trust">B×1×H×W float32, 0..1: probability that the estimate is right.</param>
/// <param name="Hidden">B×C×H/2×W/2, the ConvGRU's hidden state; null if it does not run.</param>
internal sealed record CarriedMotion(Tensor Affine, Tensor Bend, Tensor Trust, Tensor? Hidden)
{
    private static readonly Scalar Half = Scalars.Of(0.5f);

    /// <summary>Estimated matches, B×2×H×W float32: rows, then columns, fractional.</summary>
    public Tensor Positions(PixelGrid grid)
    {
        using var scope = NewDisposeScope();
        Tensor Share(int term) => Affine.narrow(2, term, 1).unsqueeze(3);
        var straight = Share(0).add(Share(1).mul(grid.Rows), Scalars.One).add(Share(2).mul(grid.Columns), Scalars.One);
        return straight.add(Bend, Scalars.One).MoveToOuterDisposeScope();
    }

    /// <summary>The same state at the next finer level, whose pixels are half as large.</summary>
    public CarriedMotion Enlarge()
    {
        using var scope = NewDisposeScope();

        // A fine pixel y lies at (y − ½) / 2 of the coarse level, and a coarse place p at 2p + ½ of the fine one.
        var (constant, shares) = (Affine.narrow(2, 0, 1), Affine.narrow(2, 1, 2));
        var moved = constant.mul(Scalars.Two).sub(shares.sum(2, keepdim: true).mul(Half)).add(Half, Scalars.One);
        return new CarriedMotion(
            cat([moved, shares], 2), Resize.SmoothTwice(Bend).mul(Scalars.Two), Resize.SmoothTwice(Trust), Hidden is null ? null : Resize.NearestTwice(Hidden))
            .MoveToOuterDisposeScope();
    }

    public CarriedMotion MoveToOuterDisposeScope() =>
        new(Affine.MoveToOuterDisposeScope(), Bend.MoveToOuterDisposeScope(), Trust.MoveToOuterDisposeScope(), Hidden?.MoveToOuterDisposeScope());
}
