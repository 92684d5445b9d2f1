using System.Globalization;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Support;

/// <summary>Parameters by the golden formula: key <c>S:P.NAME</c> of seed S and net P; <c>trained</c> ones want gradients.</summary>
internal sealed class FormulaParameters(int seed, string net, ScalarType computeType = ScalarType.Float32, bool trained = false) : IParameterSource, IDisposable
{
    private readonly List<Tensor> _owned = [];

    public ScalarType ComputeType => computeType;

    public Device Device => CPU;

    /// <summary>Every parameter that was asked for.</summary>
    public Dictionary<string, Tensor> Taken { get; } = [];

    public ParameterScope Root => new(this);

    public Tensor Take(string key, params ReadOnlySpan<long> shape)
    {
        return Taken[key] = Keep(tensor(Values(key, shape)).reshape(shape.ToArray()).requires_grad_(trained));
    }

    public void Alias(string key, string original)
    {
    }

    public Tensor Keep(Tensor derived)
    {
        _owned.Add(derived.DetachFromDisposeScope());
        return derived;
    }

    public void Dispose() => _owned.ForEach(tensor => tensor.Dispose());

    private float[] Values(string key, ReadOnlySpan<long> shape)
    {
        var count = 1L;
        foreach (var length in shape)
        {
            count *= length;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{seed}:{net}.{key}");
        float rows = shape[0], columns = count / shape[0];
        if (key.EndsWith("weight_orig", StringComparison.Ordinal))
        {
            var scale = (float)(Math.Sqrt(3) / (Math.Sqrt(rows) + Math.Sqrt(columns)));
            var shift = (float)(1 / Math.Sqrt(rows * columns));
            return Array.ConvertAll(GoldenFormula.Symmetric(name, count), value => (value * scale) + shift);
        }

        if (key.EndsWith("weight_u", StringComparison.Ordinal) || key.EndsWith("weight_v", StringComparison.Ordinal))
        {
            return [.. Enumerable.Repeat((float)(1 / Math.Sqrt(count)), (int)count)];
        }

        var isBias = key.EndsWith("bias", StringComparison.Ordinal);
        if (key.StartsWith("patch_match.", StringComparison.Ordinal) || net == "matcher")
        {
            if (isBias)
            {
                return new float[count];
            }

            var gain = (float)(0.02 * Math.Sqrt(6.0 / ((shape[0] + shape[1]) * shape[2] * shape[3])));
            return Array.ConvertAll(GoldenFormula.Symmetric(name, count), value => value * gain);
        }

        if (count == 1)
        {
            return [0.25f];
        }

        var spread = isBias ? 0.05f : (float)Math.Sqrt(3.0 / columns);
        return Array.ConvertAll(GoldenFormula.Symmetric(name, count), value => value * spread);
    }
}
