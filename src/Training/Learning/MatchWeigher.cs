using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>
/// Recomputes the weights of matches with gradient. The choice of candidates has no gradient; their scores, the softmax and the warp are
/// differentiable in the features, as in the released code.
/// </summary>
internal static class MatchWeigher
{
    /// <summary>Weighs all pairs, for the coarsest level.</summary>
    /// <param name="theta">B×C×H×W unit features of the map.</param>
    /// <param name="phi">Unit features of the exemplar.</param>
    /// <param name="values">Values to warp, B×V×H×W.</param>
    /// <param name="temperature">Temperature of the softmax.</param>
    public static WeighedMatch Dense(Tensor theta, Tensor phi, Tensor values, Scalar temperature)
    {
        var similarity = theta.flatten(2).transpose(1, 2).bmm(phi.flatten(2)); // B×HW×HW
        var scores = similarity.div(temperature);
        var warped = scores.softmax(2).bmm(values.flatten(2).transpose(1, 2));
        return new WeighedMatch(
            warped.transpose(1, 2).reshape(values.shape), Confidence(similarity.amax([2]), theta), scores);
    }

    /// <summary>Weighs given candidates, for the other levels.</summary>
    /// <param name="theta">B×C×H×W.</param>
    /// <param name="phi">Unit features of the exemplar.</param>
    /// <param name="indices">B×K×H×W flat indices, best first.</param>
    /// <param name="values">B×V×H×W.</param>
    /// <param name="temperature">Temperature of the softmax.</param>
    public static WeighedMatch Candidates(Tensor theta, Tensor phi, Tensor indices, Tensor values, Scalar temperature)
    {
        var flat = indices.flatten(2).transpose(1, 2); // B×HW×K
        var similarity = Similarity(Rows(theta), phi, flat);
        var scores = similarity.div(temperature);
        var picked = Pick(Rows(values), flat);
        var warped = picked.mul(scores.softmax(2).unsqueeze(3)).sum(2).transpose(1, 2).reshape(values.shape);
        return new WeighedMatch(warped, Confidence(similarity.select(2, 0), theta), scores);
    }

    /// <summary>Dot products of the features of pixels and their candidates, B×P×K.</summary>
    /// <param name="rows">Features of P pixels of the map, B×P×C.</param>
    /// <param name="phi">Features of the exemplar, B×C×H×W.</param>
    /// <param name="flat">B×P×K flat indices.</param>
    public static Tensor Similarity(Tensor rows, Tensor phi, Tensor flat) => Pick(Rows(phi), flat).mul(rows.unsqueeze(2)).sum(3);

    /// <summary>B×C×H×W as B×HW×C.</summary>
    private static Tensor Rows(Tensor x) => x.flatten(2).transpose(1, 2).contiguous();

    /// <param name="rows">B×HW×C.</param>
    /// <param name="flat">B×HW×K.</param>
    /// <returns>B×HW×K×C.</returns>
    private static Tensor Pick(Tensor rows, Tensor flat)
    {
        long batch = rows.shape[0], pixels = rows.shape[1], channels = rows.shape[2];
        var starts = tensor([.. Enumerable.Range(0, (int)batch).Select(b => b * pixels)], device: rows.device).reshape(batch, 1, 1);
        var all = flat.add(starts, Scaled.Whole).reshape(-1);
        return rows.reshape(batch * pixels, channels).index_select(0, all).reshape(batch, flat.shape[1], flat.shape[2], channels);
    }

    private static Tensor Confidence(Tensor similarity, Tensor theta) =>
        similarity.clamp(Scalars.Zero, Scalars.One).reshape(theta.shape[0], 1, theta.shape[2], theta.shape[3]);
}
