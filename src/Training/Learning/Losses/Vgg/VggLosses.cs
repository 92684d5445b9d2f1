using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning.Losses.Vgg;

/// <summary>
/// The released recipe's three losses on VGG-19's features. All are means, so they depend on neither batch nor picture size (in the
/// released code they depend on the batch).
/// </summary>
internal static class VggLosses
{
    /// <summary>Layer of <see cref="Perceptual"/>: relu4_2.</summary>
    private const int PerceptualLayer = 3;

    /// <summary>Largest side in pixels of the features that <see cref="Contextual"/> compares all with all.</summary>
    private const int LargestSide = 32;

    private static readonly Scalar[] FeatureWeights = [.. new[] { 1f / 32, 1f / 16, 1f / 8, 1f / 4, 1f }.Select(Scalars.Of)];

    // Weights of relu3_2, relu4_2 and relu5_2.
    private static readonly Scalar[] ContextualWeights = [.. new[] { 2f / 14, 4f / 14, 8f / 14 }.Select(Scalars.Of)];
    private static readonly Scalar Bandwidth = Scalars.Of(0.1f);
    private static readonly Scalar Least = Scalars.Of(1e-5f);

    /// <summary>Pixel-wise difference of all layers.</summary>
    /// <param name="image">Features of the result.</param>
    /// <param name="truth">Features of the truth.</param>
    public static Tensor Features(Tensor[] image, Tensor[] truth) =>
        Sum(image.Select((layer, i) => layer.sub(truth[i]).abs().mean().mul(FeatureWeights[i])));

    /// <summary>Perceptual loss: squared difference of relu4_2.</summary>
    /// <param name="image">Features of the result.</param>
    /// <param name="truth">Features of the truth.</param>
    public static Tensor Perceptual(Tensor[] image, Tensor[] truth) => image[PerceptualLayer].sub(truth[PerceptualLayer]).square().mean();

    /// <summary>
    /// The contextual loss (arXiv 1803.02077): each feature of the result should be close to some feature of the exemplar.
    /// </summary>
    /// <param name="image">Features of the result.</param>
    /// <param name="exemplar">Features of the exemplar.</param>
    public static Tensor Contextual(Tensor[] image, Tensor[] exemplar) =>
        Sum(ContextualWeights.Select((weight, i) => Similarity(Small(image[i + 2]), Small(exemplar[i + 2])).log().neg().mean().mul(weight)));

    /// <summary>Mean over the result's pixels of their best similarity, B.</summary>
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
