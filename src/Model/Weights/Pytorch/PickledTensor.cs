using CoCosNet.Model.Weights.Pickle;
using CoCosNet.Model.Weights.Tensors;

namespace CoCosNet.Model.Weights.Pytorch;

/// <summary>A tensor as described in a pickle: a view of a storage, checked to stay within the storage's described length.</summary>
internal sealed class PickledTensor(StorageReference storage, TensorLayout layout) : PickleValue
{
    public StorageReference Storage { get; } = storage;

    public TensorLayout Layout { get; } = layout;

    public override string Kind => "a tensor";
}
