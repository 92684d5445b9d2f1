using CoCosNet.Inference.Weights.Pickle;
using CoCosNet.Inference.Weights.Tensors;

namespace CoCosNet.Inference.Weights.Pytorch;

/// <summary>A tensor as a pickle describes it: a view of a storage, proven to stay within the storage's described length.</summary>
internal sealed class PickledTensor(StorageReference storage, TensorLayout layout) : PickleValue
{
    public StorageReference Storage { get; } = storage;

    public TensorLayout Layout { get; } = layout;

    public override string Kind => "a tensor";
}
