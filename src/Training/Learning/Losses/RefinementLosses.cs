using CoCosNet.Model.Matching.Refined;
using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning.Losses;

/// <summary>
/// The losses that train the ConvGRU. In the released code no gradient reaches it, because its moves act only through indices. Here, as in
/// RAFT, the estimate of every iteration is compared with the true flow, with a higher weight for later iterations.
/// </summary>
internal static class RefinementLosses
{
    /// <summary>Weight of an iteration relative to the next one.</summary>
    private const double Decay = 0.8;

    /// <summary>Largest error of a correct estimate, in pixels of the full size.</summary>
    private static readonly Scalar Right = Scalars.Of(4f);

    /// <summary>
    /// Error in pixels above which errors count progressively less, so that hopeless matches do not outweigh nearly correct ones.
    /// </summary>
    private static readonly Scalar Far = Scalars.Of(8f);

    private static readonly Scalar Small = Scalars.Of(0.01f);

    /// <summary>Weighted mean over the iterations.</summary>
    /// <param name="steps">All steps of a forward pass in order; those without a move are ignored.</param>
    /// <param name="flow">B×2×H×W of the full size, true flow of warped pairs.</param>
    /// <param name="mask">B×1×H×W: 1 where the flow is known; all 0 for other pairs.</param>
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

    /// <summary>
    /// Distances of an iteration's estimates from the truth, in pixels of the full size, B×1×h×w; undefined where the mask is 0.
    /// </summary>
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

        // In a pair that is not warped, no motion is correct. In a warped pair, pixels outside the exemplar are ignored.
        var warped = mask.amax([1, 2, 3], keepdim: true);
        var right = distance.detach().lt(Right).to(ScalarType.Float32).mul(targets.Mask);
        var says = targets.Mask.maximum(warped.mul(Scalars.MinusOne).add(Scalars.One, Scalars.One));
        var surprise = nn.functional.binary_cross_entropy_with_logits(step.TrustLogit!, right, reduction: nn.Reduction.None);
        return place.add(Scaled.MaskedMean(surprise, says), Scalars.One);
    }
}
