using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>A learner's current parameters, for a network that is not trained.</summary>
internal sealed class FixedParameters(Learner learner) : IParameterSource, IDisposable
{
    private readonly List<Tensor> _kept = [];

    public ScalarType ComputeType => learner.Parameters.ComputeType;

    public Device Device => learner.Parameters.Device;

    public ParameterScope Root => new(this);

    public Tensor Take(string key, params ReadOnlySpan<long> shape) =>
        Keep((learner.Parameters.Parameters.GetValueOrDefault(key) ?? learner.Parameters.Buffers[key]).detach());

    public void Alias(string key, string original)
    {
    }

    public Tensor Keep(Tensor derived)
    {
        _kept.Add(derived.DetachFromDisposeScope());
        return derived;
    }

    public void Dispose() => _kept.ForEach(tensor => tensor.Dispose());
}
