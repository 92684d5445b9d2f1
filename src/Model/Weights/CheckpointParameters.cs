using System.Globalization;
using static TorchSharp.torch;

namespace CoCosNet.Model.Weights;

/// <summary>
/// Takes a network's parameters from a checkpoint. Strict: <see cref="Verify"/> reports all missing, extra and misshapen keys in one error,
/// because a network with only part of its weights produces plausible garbage.
/// </summary>
internal sealed class CheckpointParameters(Checkpoint checkpoint, Device device, ScalarType computeType) : IParameterSource, IDisposable
{
    private static readonly ScalarType[] FloatingTypes =
        [ScalarType.Float32, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Float64];

    private readonly Dictionary<string, Tensor> _taken = [];
    private readonly HashSet<string> _known = [];
    private readonly HashSet<Tensor> _owned = new(ReferenceEqualityComparer.Instance); // tensors compare by value
    private readonly List<string> _problems = [];

    public ScalarType ComputeType => computeType;

    public Device Device => device;

    public Tensor Take(string key, params ReadOnlySpan<long> shape)
    {
        _known.Add(key);
        if (_taken.TryGetValue(key, out var known))
        {
            return known;
        }

        var wanted = shape.ToArray();
        var taken = Keep(Read(key, wanted) ?? zeros(wanted, ScalarType.Float32, device));
        _taken[key] = taken;
        return taken;
    }

    public void Alias(string key, string original)
    {
        _known.Add(key);
        if (checkpoint.Tensors.TryGetValue(key, out var alias) && checkpoint.Tensors.TryGetValue(original, out var tensor)
            && !(alias.shape.SequenceEqual(tensor.shape) && alias.dtype == tensor.dtype && alias.bytes.SequenceEqual(tensor.bytes)))
        {
            _problems.Add($"{key} names the same parameter as {original} but differs from it");
        }
    }

    public Tensor Keep(Tensor derived)
    {
        _owned.Add(derived.DetachFromDisposeScope());
        return derived;
    }

    /// <remarks>A released parameter that is taken again is read again; the checkpoint stays open while networks are built.</remarks>
    public void Release(Tensor parameter)
    {
        foreach (var (key, _) in _taken.Where(pair => ReferenceEquals(pair.Value, parameter)).ToArray())
        {
            _taken.Remove(key);
        }

        _owned.Remove(parameter);
        parameter.Dispose();
    }

    /// <summary>Checks that every key was used and fits; call it once the networks are built.</summary>
    /// <exception cref="CheckpointException">Keys are missing, extra or misshapen; the message lists every one.</exception>
    public void Verify()
    {
        var extra = checkpoint.Tensors.Keys.Where(key => !_known.Contains(key)).Order(StringComparer.Ordinal).Select(key => $"{key} is not part of this architecture");
        string[] problems = [.. _problems.Order(StringComparer.Ordinal), .. extra];
        if (problems.Length > 0)
        {
            throw new CheckpointException(
                CheckpointError.ArchitectureMismatch,
                string.Create(CultureInfo.InvariantCulture, $"{problems.Length} of its tensors do not fit the architecture: {string.Join("; ", problems)}."));
        }
    }

    public void Dispose()
    {
        foreach (var tensor in _owned)
        {
            tensor.Dispose();
        }
    }

    /// <summary>The tensor as float32 on the device, or null if its shape or type does not fit.</summary>
    private Tensor? Read(string key, long[] shape)
    {
        if (!checkpoint.Tensors.TryGetValue(key, out var stored))
        {
            _problems.Add($"{key} is missing");
            return null;
        }

        if (!stored.shape.SequenceEqual(shape))
        {
            _problems.Add($"{key} is {Describe(stored.shape)}, not {Describe(shape)}");
            return null;
        }

        if (!FloatingTypes.Contains(stored.dtype))
        {
            _problems.Add($"{key} holds {stored.dtype} numbers, not floating-point ones");
            return null;
        }

        // Always a copy, because the checkpoint is disposed of once the network is built.
        return stored.to(ScalarType.Float32, device, copy: true);
    }

    private static string Describe(long[] shape) => shape.Length == 0 ? "a single number" : string.Join('×', shape);
}
