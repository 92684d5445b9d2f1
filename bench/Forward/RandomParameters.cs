using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Bench.Forward;

/// <summary>Seeded random parameters of a sensible scale; the cost of a forward pass does not depend on the weights.</summary>
internal sealed class RandomParameters(int seed, ScalarType type) : IParameterSource, IDisposable
{
    private readonly HashSet<Tensor> _owned = new(ReferenceEqualityComparer.Instance); // tensors compare by value
    private readonly Random _random = new(seed);

    public ScalarType ComputeType => type;

    public Device Device => CPU;

    public Tensor Take(string key, params ReadOnlySpan<long> shape)
    {
        var count = 1L;
        foreach (var length in shape)
        {
            count *= length;
        }

        // Folded spectral norms divide by uᵀ·W·v, which must not be near zero: their parts are positive.
        var positive = key.Contains("weight_", StringComparison.Ordinal) ? 0 : 0.5f;
        // The GRU moves candidates only slightly, like a released one.
        var scale = 2f / MathF.Sqrt(count / (float)shape[0]) * (key.StartsWith("patch_match", StringComparison.Ordinal) ? 0.02f : 1);
        var values = new float[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (_random.NextSingle() - positive) * scale;
        }

        return Keep(tensor(values).reshape(shape.ToArray()));
    }

    public void Alias(string key, string original)
    {
    }

    public Tensor Keep(Tensor derived)
    {
        _owned.Add(derived.DetachFromDisposeScope());
        return derived;
    }

    public void Release(Tensor parameter)
    {
        _owned.Remove(parameter);
        parameter.Dispose();
    }

    public void Dispose()
    {
        foreach (var tensor in _owned)
        {
            tensor.Dispose();
        }
    }
}
