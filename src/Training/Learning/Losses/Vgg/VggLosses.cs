using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning.Losses.Vgg;

/// <summary>
/// The released recipe's three losses on VGG-19's features. All are means, so that neither the batch nor the picture's size changes their
/// meaning (in the released code the batch does).
/// </summary>
internal static class VggLosses
{
    /// <summary>Layer of <see cref="Perceptual"/>: relu4_2.</summary>
    private const int PerceptualLayer = 3;

    /// <summary>Pixels a side of the largest features that <see cref="Contextual"/> compares all with all.</summary>
    private const int LargestSide = 32;

    private static readonly Scalar[] FeatureWeights = [.. new[] { 1f / 32, 1f / 16, 1f / 8, 1f / 4, 1f }.Select(Scalars.Of)];

    // Of relu3_2, relu4_2 and relu5_2.
    private static readonly Scalar[] ContextualWeights = [.. new[] { 2f / 14, 4f / 14, 8f / 14 }.Select(Scalars.Of)];
    private static readonly Scalar Bandwidth = Scalars.Of(0.1f);
    private static readonly Scalar Least = Scalars.Of(1e-5f);

    /// <summary>All layers in place.</summary>
    /// <param name="image">Features of the result.</param>
    /// <param name="truth">Of the truth.</param>
    public static Tensor Features(Tensor[] image, Tensor[] truth) =>
        Sum(image.Select((layer, i) => layer.sub(truth[i]).abs().mean().mul(FeatureWeights[i])));

    /// <summary>What is in the picture, wherever its colours are: relu4_2, squared.</summary>
    /// <param name="image">Features of the result.</param>
    /// <param name="truth">Of the truth.</param>
    public static Tensor Perceptual(Tensor[] image, Tensor[] truth) => image[PerceptualLayer].sub(truth[PerceptualLayer]).square().mean();

    /// <summary>The contextual loss (arXiv 1803.02077): each of the result's features has a near one somewhere in the exemplar.</summary>
    /// <param name="image">Features of the result.</param>
    /// <param name="exemplar">Of the exemplar.</param>
    public static Tensor Contextual(Tensor[] image, Tensor[] exemplar) =>
        Sum(ContextualWeights.Select((weight, i) => Similarity(Small(image[i + 2]), Small(exemplar[i + 2])).log().neg().mean().mul(weight)));

    /// <summary>The best share of each of the result's pixels, their mean, B.</summary>
    private static Tensor Similarity(Tensor image, Tensor exemplar)
    {
        var centre = exemplar.mean([0, 2, 3], keepdim: true);
        var (x, y) = (UnitVectors.Normalize(image.sub(centre)).flatten(2), UnitVectors.Normalize(exemplar.sub(centre)).flatten(2));
        var distance = x.transpose(1, 2).bmm(y).neg().add(Scalars.One, Scalars.One).clamp_min(Scalars.Zero); // B×HW×HW
        var relative = distance.div(distance.amin([2], keepdim: true).add(Least, Scalars.One));
        var affinity = relative.neg().add(Scalars.One, Scalars.One).div(Bandwidth).softmax(2);
        return affinity.amax([2]).mean([1]);
    }

    private static Tensor Small(Tensor features)
    {
        var factor = (int)Math.Max(1, features.shape[2] / LargestSide);
        return Resize.Pool(features, factor);
    }

    private static Tensor Sum(IEnumerable<Tensor> terms) => stack([.. terms]).sum();
}
