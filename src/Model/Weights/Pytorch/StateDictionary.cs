using System.Collections.Frozen;
using CoCosNet.Model.Weights.Files;
using CoCosNet.Model.Weights.Pickle;
using CoCosNet.Model.Weights.Tensors;

namespace CoCosNet.Model.Weights.Pytorch;

/// <summary>
/// Finds the named tensors in a pickle: a dictionary that holds only tensors, or a training wrapper with such a dictionary under
/// <c>state_dict</c>, or a single one under any name. Other entries of the wrapper (epoch, optimizer) are ignored, unless one is a tensor: the file is then ambiguous and
/// refused.
/// </summary>
internal static class StateDictionary
{
    private const string WrapperKey = "state_dict";

    /// <summary>Plans the tensors, given the file offset of each storage (bytes, by key).</summary>
    public static CheckpointPlan Plan(PickleValue root, IReadOnlyDictionary<string, long> storageOffsets)
    {
        var tensors = new List<PlannedTensor>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var (dictionary, wrapper) = Unwrap(root);
        foreach (var (key, value) in dictionary.Entries)
        {
            if (key is not PickleValue.Text name || value is not PickledTensor tensor)
            {
                var shown = key is PickleValue.Text text ? UntrustedText.Quote(text.Value) : key.Kind;
                throw Unexpected($"The entry {shown} holds {value.Kind}; a state dictionary maps names to tensors. Save model.state_dict() alone.");
            }

            if (!names.Add(name.Value))
            {
                throw new CheckpointException(CheckpointError.DuplicateKey, $"The tensor {UntrustedText.Quote(name.Value)} occurs twice.");
            }

            tensors.Add(new PlannedTensor(name.Value, tensor.Storage.Type, tensor.Layout, storageOffsets[tensor.Storage.Key]));
        }

        return new CheckpointPlan(tensors, FrozenDictionary<string, string>.Empty)
        {
            Notes = wrapper is null ? [] : [$"The weights were taken from the entry {UntrustedText.Quote(wrapper)}."],
        };
    }

    /// <summary>Returns the state dictionary and the name of the entry that contains it; the name is null if it is the file's root.</summary>
    private static (PickleValue.Dictionary Dictionary, string? Wrapper) Unwrap(PickleValue root)
    {
        if (root is not PickleValue.Dictionary dictionary)
        {
            throw Unexpected($"The file holds {root.Kind}, not a state dictionary. Save model.state_dict().");
        }

        var wrapped = dictionary.Entries
            .Where(entry => entry.Key is PickleValue.Text { Value: WrapperKey })
            .Select(entry => entry.Value)
            .OfType<PickleValue.Dictionary>()
            .ToList();
        var hasTensors = dictionary.Entries.Exists(entry => entry.Value is PickledTensor);
        return wrapped.Count switch
        {
            0 => hasTensors ? (dictionary, null) : FindOnly(dictionary),
            1 when !hasTensors => (wrapped[0], WrapperKey),
            1 => throw Unexpected($"The file holds tensors beside its '{WrapperKey}'; which are meant is unclear."),
            _ => throw new CheckpointException(CheckpointError.DuplicateKey, $"The file holds '{WrapperKey}' twice."),
        };
    }

    /// <summary>Returns the only state dictionary among the entries, or the dictionary itself if no entry is one.</summary>
    private static (PickleValue.Dictionary Dictionary, string? Wrapper) FindOnly(PickleValue.Dictionary dictionary)
    {
        var found = dictionary.Entries
            .Where(entry => entry.Key is PickleValue.Text && entry.Value is PickleValue.Dictionary inner && IsStateDictionary(inner))
            .Select(entry => (Name: ((PickleValue.Text)entry.Key).Value, Dictionary: (PickleValue.Dictionary)entry.Value))
            .ToList();
        return found.Count switch
        {
            0 => (dictionary, null),
            1 => (found[0].Dictionary, found[0].Name),
            _ => throw Unexpected(
                $"The file holds several state dictionaries: {string.Join(", ", found.Take(8).Select(entry => UntrustedText.Quote(entry.Name)))}. Save the one that is meant alone."),
        };
    }

    private static bool IsStateDictionary(PickleValue.Dictionary dictionary) =>
        dictionary.Entries.Count > 0 && dictionary.Entries.TrueForAll(entry => entry.Key is PickleValue.Text && entry.Value is PickledTensor);

    private static CheckpointException Unexpected(string detail) => new(CheckpointError.UnexpectedContent, detail);
}
