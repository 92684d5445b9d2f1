using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>A learner's running means as the parameters of a network, used for contact sheets and export.</summary>
internal sealed class MeanParameters(Learner learner, ScalarType computeType) : IParameterSource, IDisposable
{
    private readonly List<Tensor> _derived = [];

    public ScalarType ComputeType => computeType;

    public Device Device => learner.Parameters.Device;

    public ParameterScope Root => new(this);

    /// <summary>Every parameter and buffer by its key in a state dict.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> All => learner.Optimizer.Mean.Concat(learner.Parameters.Buffers);

    public Tensor Take(string key, params ReadOnlySpan<long> shape) =>
        learner.Optimizer.Mean.GetValueOrDefault(key) ?? learner.Parameters.Buffers[key];

    public void Alias(string key, string original)
    {
    }

    public Tensor Keep(Tensor derived)
    {
        _derived.Add(derived.DetachFromDisposeScope());
        return derived;
    }

    public void Dispose() => _derived.ForEach(tensor => tensor.Dispose());
}
