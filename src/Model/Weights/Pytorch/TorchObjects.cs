using CoCosNet.Model.Weights.Files;
using CoCosNet.Model.Weights.Pickle;
using CoCosNet.Model.Weights.Tensors;

namespace CoCosNet.Model.Weights.Pytorch;

/// <summary>
/// The allow-list: the few names that torch.save writes for a dictionary of tensors, and the results of calling them. Nothing is allocated:
/// a tensor becomes a checked layout over a storage's key.
/// </summary>
internal sealed class TorchObjects(StorageTable storages) : IPickleObjects
{
    private const int ShownArguments = 8;

    public PickleValue Resolve(string module, string name) => (module, name) switch
    {
        ("collections", "OrderedDict") => TorchFunction.OrderedDictionary,
        ("torch", "Size") => TorchFunction.Size,
        ("torch._utils", "_rebuild_tensor_v2") => TorchFunction.RebuildTensor,
        ("torch._utils", "_rebuild_parameter") => TorchFunction.RebuildParameter,
        ("torch", _) when ElementTypes.TryFromStorage(name, out var type) => new StorageClass(type),
        ("torch", _) when name.EndsWith("Storage", StringComparison.Ordinal) => throw new CheckpointException(
            CheckpointError.UnsupportedType, $"The file has elements of torch.{UntrustedText.Quote(name)}, which are not read here."),
        _ => throw new CheckpointException(
            CheckpointError.ForeignGlobal,
            $"The pickle names {UntrustedText.Quote($"{module}.{name}")}, which no state dictionary needs; save model.state_dict() alone."),
    };

    public PickleValue Call(PickleValue callable, PickleValue[] arguments)
    {
        if (callable == TorchFunction.OrderedDictionary && arguments is [])
        {
            return new PickleValue.Dictionary();
        }

        if (callable == TorchFunction.Size && arguments is [PickleValue.Tuple sizes])
        {
            return sizes;
        }

        // requires_grad (the boolean) is ignored. A seventh argument of _rebuild_tensor_v2 would hold lazy conjugation or negation, that
        // is, values other than those stored.
        if (callable == TorchFunction.RebuildTensor
            && arguments is [StorageReference storage, PickleValue.Integer offset, PickleValue.Tuple sizeTuple, PickleValue.Tuple strides,
                PickleValue.Boolean, var hooks]
            && IsNothing(hooks))
        {
            return new PickledTensor(storage, TensorLayout.Strided(Integers(sizeTuple), Integers(strides), offset.Value, storage.Length));
        }

        if (callable == TorchFunction.RebuildParameter
            && arguments is [PickledTensor data, PickleValue.Boolean, var parameterHooks]
            && IsNothing(parameterHooks))
        {
            return data;
        }

        var shown = string.Join(", ", arguments.Take(ShownArguments).Select(argument => argument.Kind));
        throw new CheckpointException(CheckpointError.MalformedPickle, $"The pickle calls {callable.Kind} with ({shown}), which means nothing here.");
    }

    /// <summary>Accepts and ignores the attributes of a dictionary (<c>_metadata</c>: version numbers of modules).</summary>
    public void SetState(PickleValue target, PickleValue state)
    {
        if (target is not PickleValue.Dictionary || state is not PickleValue.Dictionary)
        {
            throw new CheckpointException(
                CheckpointError.MalformedPickle, $"The pickle sets {state.Kind} as the state of {target.Kind}; only dictionaries have one.");
        }
    }

    /// <summary>
    /// A storage from its id <c>('storage', class, key, location, length)</c>; the older form ends with a view, which is always None.
    /// </summary>
    public PickleValue Load(PickleValue persistentId)
    {
        if (persistentId is PickleValue.Tuple
            {
                Items: [
                    PickleValue.Text { Value: "storage" }, StorageClass storageClass, PickleValue.Text key, PickleValue.Text,
                    PickleValue.Integer length, .. [] or [PickleValue.None]]
            } && length.Value >= 0)
        {
            return storages.Add(new StorageReference(key.Value, storageClass.Type, length.Value));
        }

        throw new CheckpointException(
            CheckpointError.BadStorage,
            $"The pickle refers to a storage by {persistentId.Kind} that is not ('storage', class, key, location, length ≥ 0).");
    }

    private static bool IsNothing(PickleValue hooks) => hooks is PickleValue.None or PickleValue.Dictionary { Entries.Count: 0 };

    private static long[] Integers(PickleValue.Tuple tuple)
    {
        // One long tuple in the memo could be reused by a hundred thousand tensors and must not be copied for each.
        TensorLayout.RequireRank(tuple.Items.Length);
        var integers = new long[tuple.Items.Length];
        for (var i = 0; i < integers.Length; i++)
        {
            integers[i] = tuple.Items[i] is PickleValue.Integer integer
                ? integer.Value
                : throw new CheckpointException(CheckpointError.MalformedPickle, $"A tensor's sizes or strides hold {tuple.Items[i].Kind}.");
        }

        return integers;
    }
}
