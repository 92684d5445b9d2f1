using TorchSharp;

namespace CoCosNet.Model.Weights.Tensors;

/// <summary>A tensor that a file describes, checked but not read.</summary>
/// <param name="Name">The key of the state dictionary.</param>
/// <param name="Type">Of the elements.</param>
/// <param name="Layout">Within the storage.</param>
/// <param name="StorageOffset">Where in the file the storage begins, in bytes.</param>
internal sealed record PlannedTensor(string Name, torch.ScalarType Type, TensorLayout Layout, long StorageOffset)
{
    /// <summary>Where in the file the first element lies, in bytes.</summary>
    public long FileOffset => checked(StorageOffset + (Layout.Offset * ElementTypes.SizeOf(Type)));

    /// <summary>Bytes that count against the limit: the result, or the stretch of storage it is gathered from where that is longer.</summary>
    public long Bytes => checked(Math.Max(Layout.ElementCount, Layout.Extent) * ElementTypes.SizeOf(Type));
}
