using CoCosNet.Model.Weights.Pickle;
using CoCosNet.Model.Weights.Tensors;
using TorchSharp;

namespace CoCosNet.Model.Weights.Pytorch;

/// <summary>A storage as described in a pickle; its data is elsewhere in the file, under the key.</summary>
internal sealed class StorageReference(string key, torch.ScalarType type, long length) : PickleValue
{
    public string Key { get; } = key;

    public torch.ScalarType Type { get; } = type;

    /// <summary>Number of elements.</summary>
    public long Length { get; } = length;

    /// <summary>Length in bytes.</summary>
    public long ByteLength { get; } = checked(length * ElementTypes.SizeOf(type));

    public override string Kind => "a storage";
}
