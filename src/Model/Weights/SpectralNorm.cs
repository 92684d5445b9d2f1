using static TorchSharp.torch;

namespace CoCosNet.Model.Weights;

/// <summary>Spectral norm as PyTorch's older hook stores it, folded into the weight for inference.</summary>
internal static class SpectralNorm
{
    /// <summary>Name of the stored weight.</summary>
    public const string Weight = "weight_orig";

    /// <summary>Name of the left singular vector.</summary>
    public const string Left = "weight_u";

    /// <summary>Name of the right singular vector.</summary>
    public const string Right = "weight_v";

    private const float SmallestLength = 1e-12f;

    /// <summary>The weight of a convolution, divided by its norm; the three parameters that it is made of are released.</summary>
    /// <inheritdoc cref="IParameterSource.TakeSpectral"/>
    public static Tensor Fold(IParameterSource source, string prefix, ReadOnlySpan<long> shape)
    {
        using var scope = NewDisposeScope();
        var weight = source.Take(prefix + Weight, shape);
        var (u, v) = (source.Take(prefix + Left, shape[0]), source.Take(prefix + Right, Columns(shape)));
        var sigma = Sigma(weight.cpu(), u.cpu(), v.cpu());
        var folded = source.Keep(weight.div(tensor(sigma, device: weight.device)).MoveToOuterDisposeScope());
        Array.ForEach([weight, u, v], source.Release);
        return folded;
    }

    /// <summary>Wᵀ·u at length 1: what the right vector is once power iteration has converged. PyTorch before 1.0 did not store it.</summary>
    /// <param name="weight">float32 (out, …) on the CPU.</param>
    /// <param name="u">float32 (out) on the CPU.</param>
    /// <returns>float32 (rest).</returns>
    public static Tensor RightOf(Tensor weight, Tensor u)
    {
        var (w, left) = (weight.data<float>().ToArray(), u.data<float>().ToArray());
        var right = new float[w.Length / left.Length];
        for (var row = 0; row < left.Length; row++)
        {
            var values = w.AsSpan(row * right.Length, right.Length);
            for (var column = 0; column < right.Length; column++)
            {
                right[column] += values[column] * left[row];
            }
        }

        var length = MathF.Max(MathF.Sqrt(right.Sum(value => value * value)), SmallestLength);
        return tensor(Array.ConvertAll(right, value => value / length));
    }

    /// <summary>Columns of the weight seen as a matrix.</summary>
    public static long Columns(ReadOnlySpan<long> shape)
    {
        var columns = 1L;
        foreach (var length in shape[1..])
        {
            columns *= length;
        }

        return columns;
    }

    /// <summary>
    /// Computes uᵀ·W·v, summed strictly in order. The norm scales a whole layer, so the order matters: a vectorised product changed
    /// features by 5e-6, while the order of PyTorch 1.13 differs by only 1e-6.
    /// </summary>
    /// <param name="weight">float32 (out, …) on the CPU.</param>
    /// <param name="u">float32 (out).</param>
    /// <param name="v">float32 (rest).</param>
    public static float Sigma(Tensor weight, Tensor u, Tensor v)
    {
        var (w, left, right) = (weight.data<float>().ToArray(), u.data<float>().ToArray(), v.data<float>().ToArray());
        var sigma = 0f;
        for (var row = 0; row < left.Length; row++)
        {
            var product = 0f;
            var values = w.AsSpan(row * right.Length, right.Length);
            for (var column = 0; column < right.Length; column++)
            {
                product += values[column] * right[column];
            }

            sigma += left[row] * product;
        }

        return sigma;
    }
}
