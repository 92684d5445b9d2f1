using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning.Losses;

/// <summary>
/// The losses that train the pyramids. Each is a mean over pixels and pictures, so it does not depend on the batch size (in the released
/// code it does).
/// </summary>
internal static class CorrespondenceLosses
{
    private const int AskedPixels = 1024;
    private const int NearNegatives = 8;
    private const int FarNegatives = 8;
    private const int Reach = 6;

    private static readonly Scalar Impossible = Scalars.Of(-30f);
    private static readonly Scalar Present = Scalars.Of(1e-3f);
    private static readonly Scalar Close = Scalars.Of(1.5f);
    private static readonly Scalar Rare = Scalars.Of(0.01f);

    /// <summary>
    /// Compares the warped exemplar map with the map: the matches of every pixel should lie in its own class. Classes that the exemplar
    /// lacks are ignored.
    /// </summary>
    /// <param name="warpedMap">B×L×h×w.</param>
    /// <param name="map">B×L×h×w, shares of each class.</param>
    /// <param name="exemplarMap">B×L×H×W.</param>
    public static Tensor ClassAgreement(Tensor warpedMap, Tensor map, Tensor exemplarMap)
    {
        var available = exemplarMap.mean([2, 3], keepdim: true).gt(Present).to(ScalarType.Float32);
        var wanted = map.mul(available);
        return wanted.mul(Scaled.Surprise(warpedMap)).sum(1).mean();
    }

    /// <summary>
    /// Classification loss of the class reader. Rare classes weigh more, or small regions are never predicted; by the fourth root of their
    /// rarity, because with the square root they were predicted too often (four in ten pixels read as path were wrong).
    /// </summary>
    /// <param name="logits">B×L×h×w.</param>
    /// <param name="map">B×L×H×W, shares of each class.</param>
    public static Tensor Labels(Tensor logits, Tensor map)
    {
        var shares = nn.functional.adaptive_avg_pool2d(map, [logits.shape[2], logits.shape[3]]);
        var weighed = shares.mul(shares.mean([0, 2, 3], keepdim: true).add(Rare, Scalars.One).rsqrt().sqrt());
        return weighed.mul(logits.log_softmax(1)).sum().div(weighed.sum()).neg();
    }

    /// <summary>Cross-entropy of the true place at the coarsest level.</summary>
    /// <param name="scores">B×HW×HW.</param>
    /// <param name="targets">True flow at the level.</param>
    public static Tensor DensePlace(Tensor scores, FlowTargets targets)
    {
        var index = targets.Nearest().flatten(1).unsqueeze(2);
        var surprise = scores.log_softmax(2).gather(2, index).squeeze(2).neg();
        return Scaled.MaskedMean(surprise, targets.Mask.flatten(1));
    }

    /// <summary>
    /// Cross-entropy of the true place at a finer level against the candidates that were found, places near the truth and random places. It
    /// uses a random sample of pixels, because all of them would cost more than the network itself.
    /// </summary>
    /// <param name="theta">B×C×H×W.</param>
    /// <param name="phi">B×C×H×W.</param>
    /// <param name="found">Candidates that matching found, B×K×H×W flat indices.</param>
    /// <param name="targets">True flow at the level.</param>
    /// <param name="temperature">Temperature of the softmax.</param>
    /// <param name="random">Draws the pixels and the random places.</param>
    public static Tensor FinePlace(Tensor theta, Tensor phi, Tensor found, FlowTargets targets, Scalar temperature, Random random)
    {
        long height = theta.shape[2], width = theta.shape[3];
        var asked = Draw(Math.Min(AskedPixels, height * width), height * width, random, theta.device).reshape(-1);
        Tensor Rows(Tensor x) => x.flatten(2).index_select(2, asked).transpose(1, 2); // B×P×K
        var truth = Rows(targets.Nearest());
        var near = Near(truth, height, width, random);
        var far = Draw(truth.numel() * FarNegatives, height * width, random, theta.device).reshape(truth.shape[0], -1, FarNegatives);
        var others = cat([Rows(found), near, far], 2);
        var similarity = MatchWeigher.Similarity(Rows(theta), phi, cat([truth, others], 2)).div(temperature);

        // A place within a pixel and a half of the truth is not a negative.
        var right = Distance(others, truth, width).le(Close);
        var logits = cat([similarity.narrow(2, 0, 1), similarity.narrow(2, 1, others.shape[2]).masked_fill(right, Impossible)], 2);
        return Scaled.MaskedMean(logits.log_softmax(2).select(2, 0).neg(), Rows(targets.Mask).squeeze(2));
    }

    /// <summary>The two pyramids should give the same features for a map and its true picture.</summary>
    public static Tensor DomainAlignment(Tensor theta, Tensor phiOfTruth) =>
        theta.mul(phiOfTruth).sum(1).mean().neg().add(Scalars.One, Scalars.One);

    /// <summary>Warping the exemplar to the map and back should give the exemplar again.</summary>
    /// <param name="scores">B×HW×HW of the coarsest level.</param>
    /// <param name="warped">Warp of that level, B×3×h×w.</param>
    /// <param name="exemplar">B×3×h×w at the level's size.</param>
    public static Tensor Cycle(Tensor scores, Tensor warped, Tensor exemplar)
    {
        var back = scores.transpose(1, 2).softmax(2).bmm(warped.flatten(2).transpose(1, 2)).transpose(1, 2).reshape(exemplar.shape);
        return Scaled.Difference(back, exemplar);
    }

    /// <summary>Draws places around the truth, B×P×<see cref="NearNegatives"/>.</summary>
    private static Tensor Near(Tensor truth, long height, long width, Random random)
    {
        var steps = 2 * Reach + 1;
        long[] shape = [truth.shape[0], truth.shape[1], NearNegatives];
        var (size, lastRow, lastColumn, reach) = (Scalars.Of(width), Scalars.Of(height - 1), Scalars.Of(width - 1), Scalars.Of(-Reach));
        Tensor Step() => Draw(truth.numel() * NearNegatives, steps, random, truth.device).reshape(shape).to(ScalarType.Float32).add(reach, Scalars.One);
        var row = truth.div(size, RoundingMode.floor).add(Step(), Scalars.One).clamp(Scalars.Zero, lastRow);
        var column = truth.remainder(size).add(Step(), Scalars.One).clamp(Scalars.Zero, lastColumn);
        var index = row.mul(size).add(column, Scalars.One).to(ScalarType.Int64);
        GC.KeepAlive(size);
        GC.KeepAlive(lastRow);
        GC.KeepAlive(lastColumn);
        GC.KeepAlive(reach);
        return index;
    }

    /// <summary>Draws whole numbers below <paramref name="below"/>.</summary>
    private static Tensor Draw(long count, long below, Random random, Device device)
    {
        var values = new long[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.NextInt64(below);
        }

        return tensor(values, device: device);
    }

    /// <summary>Distance in pixels: the larger of the row and column distances.</summary>
    private static Tensor Distance(Tensor indices, Tensor truth, long width)
    {
        var size = Scalars.Of(width);
        var rows = indices.div(size, RoundingMode.floor).sub(truth.div(size, RoundingMode.floor)).abs();
        var columns = indices.remainder(size).sub(truth.remainder(size)).abs();
        GC.KeepAlive(size);
        return rows.maximum(columns).to(ScalarType.Float32);
    }
}
