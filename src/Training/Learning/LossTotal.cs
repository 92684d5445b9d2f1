using CoCosNet.Model.Ops;
using CoCosNet.Training.Configuration;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>Collects the losses of a step: the weighted sum to minimise, and the values to report.</summary>
internal sealed class LossTotal(LossWeights weights)
{
    private readonly SortedDictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly List<Tensor> _terms = [];

    /// <summary>Unweighted values by name; values of the same name are summed.</summary>
    public IReadOnlyDictionary<string, double> Values => _values;

    public LossWeights Weights { get; } = weights;

    public void Begin()
    {
        _values.Clear();
        _terms.Clear();
    }

    /// <summary>Adds a loss.</summary>
    public void Add(string name, double weight, Tensor loss)
    {
        Note(name, loss.ToDouble());
        if (weight > 0)
        {
            var scalar = Scalars.Of((float)weight);
            _terms.Add(loss.mul(scalar));
            GC.KeepAlive(scalar);
        }
    }

    /// <summary>Adds a value that is only reported.</summary>
    public void Note(string name, double value) => _values[name] = _values.GetValueOrDefault(name) + value;

    public Tensor Sum()
    {
        var sum = stack([.. _terms]).sum();
        Note("total", sum.ToDouble());
        return sum;
    }
}
