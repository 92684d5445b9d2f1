using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Evaluation.Features;

/// <summary>
/// The Fréchet distance between two sets of vectors, taken as normally distributed (Heusel et al. 2017, there of Inception's features).
/// </summary>
internal static class FrechetDistance
{
    /// <param name="first">At least two vectors.</param>
    /// <param name="second">At least two vectors of the same length.</param>
    public static double Between(IReadOnlyList<float[]> first, IReadOnlyList<float[]> second)
    {
        using var scope = NewDisposeScope();
        var (a, b) = (Matrix(first), Matrix(second));
        var (meanA, meanB) = (a.mean([0], keepdim: true), b.mean([0], keepdim: true));
        var (centredA, centredB) = (Scaled(a.sub(meanA), first.Count), Scaled(b.sub(meanB), second.Count));

        // The trace of the square root of both covariances' product is the sum of the singular values of A·Bᵀ.
        var common = linalg.svdvals(centredA.mm(centredB.t())).sum().ToDouble();
        return SquaredLength(meanA.sub(meanB)) + SquaredLength(centredA) + SquaredLength(centredB) - (2 * common);
    }

    private static Tensor Matrix(IReadOnlyList<float[]> vectors) =>
        tensor(vectors.SelectMany(vector => vector.Select(value => (double)value)).ToArray()).reshape(vectors.Count, -1);

    private static Tensor Scaled(Tensor x, int count) => x.div(Math.Sqrt(count - 1));

    private static double SquaredLength(Tensor x) => x.square().sum().ToDouble();
}
