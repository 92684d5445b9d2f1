using System.Collections.Frozen;
using CoCosNet.Model.Weights.Files;
using CoCosNet.Model.Weights.Pickle;
using CoCosNet.Model.Weights.Tensors;

namespace CoCosNet.Model.Weights.Pytorch;

/// <summary>
/// Finds the named tensors in a pickle: a dictionary that holds only tensors, or a training wrapper with such a dictionary under
/// <c>state_dict</c>. Other entries of the wrapper (epoch, optimizer) are ignored, unless one is a tensor: the file is then ambiguous and
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
        foreach (var (key, value) in Unwrap(root).Entries)
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

        return new CheckpointPlan(tensors, FrozenDictionary<string, string>.Empty);
    }

    private static PickleValue.Dictionary Unwrap(PickleValue root)
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
        return wrapped.Count switch
        {
            0 => dictionary,
            1 when !dictionary.Entries.Exists(entry => entry.Value is PickledTensor) => wrapped[0],
            1 => throw Unexpected($"The file holds tensors beside its '{WrapperKey}'; which are meant is unclear."),
            _ => throw new CheckpointException(CheckpointError.DuplicateKey, $"The file holds '{WrapperKey}' twice."),
        };
    }

    private static CheckpointException Unexpected(string detail) => new(CheckpointError.UnexpectedContent, detail);
}
