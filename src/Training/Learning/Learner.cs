using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>The parameters of one network and their optimiser.</summary>
internal sealed class Learner : IDisposable
{
    private const string ParameterPart = "parameter";
    private const string BufferPart = "buffer";

    public Learner(string name, int seed, Device device, ScalarType computeType, AdamSettings settings)
    {
        Name = name;
        Parameters = new TrainedParameters(seed, device, computeType);
        Optimizer = new Adam(Parameters.Parameters, settings);
    }

    public string Name { get; }

    public TrainedParameters Parameters { get; }

    public Adam Optimizer { get; }

    /// <summary>All tensors by name.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> State() =>
        Parameters.Parameters.Select(pair => KeyValuePair.Create($"{Name}/{ParameterPart}/{pair.Key}", pair.Value.detach()))
            .Concat(Parameters.Buffers.Select(pair => KeyValuePair.Create($"{Name}/{BufferPart}/{pair.Key}", pair.Value)))
            .Concat(Optimizer.State().Select(pair => KeyValuePair.Create($"{Name}/{pair.Key}", pair.Value)));

    /// <summary>Restores saved tensors, and creates parameters that no network has requested yet.</summary>
    public void Read(IReadOnlyDictionary<string, Tensor> saved)
    {
        using var gradients = no_grad();
        foreach (var (name, value) in Part(saved, ParameterPart))
        {
            Parameters.Restore(name, value, trained: true);
        }

        foreach (var (name, value) in Part(saved, BufferPart))
        {
            Parameters.Restore(name, value, trained: false);
        }

        foreach (var (name, tensor) in Optimizer.State().ToList())
        {
            tensor.copy_(saved[$"{Name}/{name}"]);
        }
    }

    /// <summary>Starts from the weights of a state dict; the optimiser starts fresh.</summary>
    /// <param name="weights">Weights by key, of any floating-point type.</param>
    public void Begin(IReadOnlyDictionary<string, Tensor> weights)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        foreach (var (key, value) in weights)
        {
            var buffer = key.EndsWith(SpectralNorm.Left, StringComparison.Ordinal) || key.EndsWith(SpectralNorm.Right, StringComparison.Ordinal);
            Parameters.Restore(key, value.to(ScalarType.Float32), trained: !buffer);
        }
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        Parameters.Dispose();
    }

    private IEnumerable<(string Name, Tensor Value)> Part(IReadOnlyDictionary<string, Tensor> saved, string part)
    {
        var prefix = $"{Name}/{part}/";
        return saved.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(pair => (pair.Key[prefix.Length..], pair.Value));
    }
}
