using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>
/// Trained parameters. Every step builds the networks again, so that tensors derived from parameters (spectral norm, other type or layout)
/// are part of the step's graph; tensors passed to <see cref="Keep"/> live until <see cref="EndStep"/>. A parameter is initialised from the
/// seed and its key when it is first requested.
/// </summary>
internal sealed class TrainedParameters(int seed, Device device, ScalarType computeType) : IParameterSource, IDisposable
{
    private static readonly Scalar NormEpsilon = Scalars.Of(1e-12f);

    private readonly SortedDictionary<string, Tensor> _parameters = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Tensor> _buffers = new(StringComparer.Ordinal);
    private readonly List<Tensor> _step = [];

    public ScalarType ComputeType => computeType;

    public Device Device => device;

    public ParameterScope Root => new(this);

    /// <summary>
    /// Whether each use updates the vectors of spectral norms: true while these parameters are trained, false while others are.
    /// </summary>
    public bool Iterates { get; set; } = true;

    /// <summary>Parameters that the optimiser updates, by key.</summary>
    public IReadOnlyDictionary<string, Tensor> Parameters => _parameters;

    /// <summary>Vectors of spectral norms, by key.</summary>
    public IReadOnlyDictionary<string, Tensor> Buffers => _buffers;

    public Tensor Take(string key, params ReadOnlySpan<long> shape)
    {
        if (!_parameters.TryGetValue(key, out var parameter))
        {
            parameter = Initialisation.Make(seed, key, shape.ToArray(), device).requires_grad_(true).DetachFromDisposeScope();
            _parameters.Add(key, parameter);
        }

        return parameter;
    }

    /// <summary>
    /// Returns weight / (uᵀ·W·v). Each call updates u and v by one step of the power method without gradient, as PyTorch's hook does in
    /// training.
    /// </summary>
    public Tensor TakeSpectral(string prefix, params ReadOnlySpan<long> shape)
    {
        using var scope = NewDisposeScope();
        var weight = Take(prefix + SpectralNorm.Weight, shape);
        var (u, v) = (Buffer(prefix + SpectralNorm.Left, shape[0]), Buffer(prefix + SpectralNorm.Right, SpectralNorm.Columns(shape)));
        var matrix = weight.flatten(1);
        if (Iterates)
        {
            using var gradients = no_grad();
            v.copy_(Normalized(matrix.t().mv(u)));
            u.copy_(Normalized(matrix.mv(v)));
        }

        // Copies, because the vectors are updated again before this step's backward pass.
        var sigma = u.clone().dot(matrix.mv(v.clone()));
        return Keep(weight.div(sigma));
    }

    public void Alias(string key, string original)
    {
    }

    public Tensor Keep(Tensor derived)
    {
        _step.Add(derived.DetachFromDisposeScope());
        return derived;
    }

    /// <summary>Restores a saved parameter or buffer under its key.</summary>
    public void Restore(string key, Tensor value, bool trained)
    {
        var tensors = trained ? _parameters : _buffers;
        if (tensors.Remove(key, out var old))
        {
            old.Dispose();
        }

        tensors.Add(key, value.to(device, copy: true).requires_grad_(trained).DetachFromDisposeScope());
    }

    /// <summary>Frees the tensors that the step's networks derived.</summary>
    public void EndStep()
    {
        _step.ForEach(tensor => tensor.Dispose());
        _step.Clear();
    }

    public void Dispose()
    {
        EndStep();
        foreach (var tensor in _parameters.Values.Concat(_buffers.Values))
        {
            tensor.Dispose();
        }
    }

    private static Tensor Normalized(Tensor vector) => vector.div(vector.norm().add(NormEpsilon, Scalars.One));

    private Tensor Buffer(string key, long length)
    {
        if (!_buffers.TryGetValue(key, out var buffer))
        {
            using var gradients = no_grad();
            buffer = Normalized(Initialisation.Normal(seed, key, [length], 1, device)).DetachFromDisposeScope();
            _buffers.Add(key, buffer);
        }

        return buffer;
    }
}
