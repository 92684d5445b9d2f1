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

    private const string PlainWeight = "weight";

    private readonly Dictionary<string, Tensor> _taken = [];
    private readonly HashSet<string> _known = [];
    private readonly HashSet<Tensor> _owned = new(ReferenceEqualityComparer.Instance); // tensors compare by value
    private readonly List<string> _problems = [];
    private readonly List<string> _notFinite = [];
    private readonly SortedDictionary<string, List<string>> _mended = new(StringComparer.Ordinal);

    public ScalarType ComputeType => computeType;

    public Device Device => device;

    /// <summary>What had to be mended, a sentence each; complete once the networks are built.</summary>
    public IReadOnlyList<string> Notes =>
        [.. checkpoint.Notes, .. _mended.Select(how => $"{how.Value.Count} {how.Key}: {ListedNames.Of(how.Value)}.")];

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

    /// <inheritdoc/>
    /// <remarks>A weight without its vectors, as PyTorch's <c>remove_spectral_norm</c> leaves it, is taken as it is.</remarks>
    public Tensor TakeSpectral(string prefix, params ReadOnlySpan<long> shape)
    {
        if (checkpoint.Tensors.ContainsKey(prefix + SpectralNorm.Weight) || !checkpoint.Tensors.ContainsKey(prefix + PlainWeight))
        {
            return SpectralNorm.Fold(this, prefix, shape);
        }

        Mended("weights were without spectral norm, and taken as they are", prefix + PlainWeight);
        return Take(prefix + PlainWeight, shape);
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
        if (problems.Length == 0 && _notFinite.Count > 0)
        {
            throw new CheckpointException(
                CheckpointError.NotFinite,
                $"{ListedNames.Of(_notFinite)}. Training diverged before they were saved; save the weights of an earlier epoch.");
        }

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
            if (Derive(key) is { } derived && derived.shape.SequenceEqual(shape))
            {
                return derived;
            }

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
        var parameter = stored.to(ScalarType.Float32, device, copy: true);
        RequireFinite(key, parameter);
        return parameter;
    }

    /// <summary>Computes a parameter that is not stored from others; returns null if that is not possible.</summary>
    private Tensor? Derive(string key)
    {
        using var scope = NewDisposeScope();
        if (key.EndsWith(SpectralNorm.Right, StringComparison.Ordinal))
        {
            var prefix = key[..^SpectralNorm.Right.Length];
            if (Stored(prefix + SpectralNorm.Weight) is not { } weight || Stored(prefix + SpectralNorm.Left) is not { } u || u.numel() != weight.shape[0])
            {
                return null;
            }

            Mended("vectors were missing and follow from weight_orig and weight_u", key);
            return SpectralNorm.RightOf(weight, u).to(device).MoveToOuterDisposeScope();
        }

        var (length, direction) = (key + WeightNorm.Length, key + WeightNorm.Direction);
        if (Stored(length) is not { } g || Stored(direction) is not { } v || !WeightNorm.Fits(g, v))
        {
            return null;
        }

        _known.UnionWith([length, direction]);
        Mended("weights were in weight norm, as length and direction", key);
        var weightNormed = WeightNorm.Fold(g, v).to(device);
        RequireFinite(key, weightNormed);
        return weightNormed.MoveToOuterDisposeScope();
    }

    /// <summary>Reads a stored tensor as float32 on the CPU; returns null if there is no floating-point tensor of that name.</summary>
    private Tensor? Stored(string key) => checkpoint.Tensors.TryGetValue(key, out var stored) && stored.dim() > 0 && FloatingTypes.Contains(stored.dtype)
        ? stored.to(ScalarType.Float32)
        : null;

    private void RequireFinite(string key, Tensor parameter)
    {
        using var scope = NewDisposeScope();
        var finite = parameter.isfinite();
        if (!finite.all().item<bool>())
        {
            var places = finite.logical_not().flatten().nonzero();
            var first = places[0, 0].item<long>();
            _notFinite.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{key} has {places.shape[0]} of {parameter.numel()} values that are not finite, the first, number {first}, is {parameter.flatten()[first].item<float>()}"));
        }
    }

    private void Mended(string how, string key)
    {
        if (!_mended.TryGetValue(how, out var keys))
        {
            _mended.Add(how, keys = []);
        }

        // A parameter that is released and asked for again is read again.
        if (!keys.Contains(key))
        {
            keys.Add(key);
        }
    }

    private static string Describe(long[] shape) => shape.Length == 0 ? "a single number" : string.Join('×', shape);
}
