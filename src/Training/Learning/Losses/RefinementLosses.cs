using CoCosNet.Model.Matching.Refined;
using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning.Losses;

/// <summary>
/// What teaches the ConvGRU: in the released code no gradient reaches it, because its moves only matter through indices. Here every iteration's
/// estimate is judged against the true flow, later ones more than earlier ones, as RAFT's are.
/// </summary>
internal static class RefinementLosses
{
    /// <summary>What an iteration weighs beside the next one.</summary>
    private const double Decay = 0.8;

    /// <summary>An estimate further off than this, in pixels of the full size, is wrong.</summary>
    private static readonly Scalar Right = Scalars.Of(4f);

    /// <summary>Errors count less and less beyond so many pixels: what is lost altogether should not outweigh what is nearly right.</summary>
    private static readonly Scalar Far = Scalars.Of(8f);

    private static readonly Scalar Small = Scalars.Of(0.01f);

    /// <summary>Mean over iterations, weighted.</summary>
    /// <param name="steps">All of a forward, in order; those without a move are left out.</param>
    /// <param name="flow">B×2×H×W of the full size, true flow of warped pairs.</param>
    /// <param name="mask">B×1×H×W: 1 where it is known; nowhere in other pairs.</param>
    public static Tensor Sequence(IReadOnlyList<RefinementStep> steps, Tensor flow, Tensor mask)
    {
        List<Tensor> terms = [];
        double weight = 1, all = 0;
        foreach (var step in steps.Where(step => step.TrustLogit is not null).Reverse())
        {
            var scalar = Scalars.Of((float)weight);
            terms.Add(Iteration(step, flow, mask).mul(scalar));
            GC.KeepAlive(scalar);
            (all, weight) = (all + weight, weight * Decay);
        }

        var sum = Scalars.Of((float)all);
        var mean = stack([.. terms]).sum().div(sum);
        GC.KeepAlive(sum);
        return mean;
    }

    /// <summary>Distances of an iteration's estimates from the truth, in pixels of the full size, B×1×h×w; anything where the mask is 0.</summary>
    public static Tensor Distance(RefinementStep step, FlowTargets targets, int factor)
    {
        var off = step.Positions.sub(cat([targets.Rows, targets.Columns], 1));
        var size = Scalars.Of(factor);
        var distance = off.square().sum(1, keepdim: true).add(Small, Scalars.One).sqrt().mul(size);
        GC.KeepAlive(size);
        return distance;
    }

    private static Tensor Iteration(RefinementStep step, Tensor flow, Tensor mask)
    {
        var factor = (int)(mask.shape[2] / step.Positions.shape[2]);
        var targets = FlowTargets.At(flow, mask, factor);
        var distance = Distance(step, targets, factor);
        var place = Scaled.MaskedMean(distance.div(distance.div(Far).add(Scalars.One, Scalars.One)), targets.Mask);

        // In a pair that is not warped no common motion is right; in one that is, what lies outside the exemplar says nothing.
        var warped = mask.amax([1, 2, 3], keepdim: true);
        var right = distance.detach().lt(Right).to(ScalarType.Float32).mul(targets.Mask);
        var says = targets.Mask.maximum(warped.mul(Scalars.MinusOne).add(Scalars.One, Scalars.One));
        var surprise = nn.functional.binary_cross_entropy_with_logits(step.TrustLogit!, right, reduction: nn.Reduction.None);
        return place.add(Scaled.MaskedMean(surprise, says), Scalars.One);
    }
}
