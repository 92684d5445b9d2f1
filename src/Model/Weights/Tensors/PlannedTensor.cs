using TorchSharp;

namespace CoCosNet.Model.Weights.Tensors;

/// <summary>A tensor of a file, checked but not yet read.</summary>
/// <param name="Name">The key of the state dictionary.</param>
/// <param name="Type">Type of the elements.</param>
/// <param name="Layout">Layout within the storage.</param>
/// <param name="StorageOffset">File offset of the storage, in bytes.</param>
internal sealed record PlannedTensor(string Name, torch.ScalarType Type, TensorLayout Layout, long StorageOffset)
{
    /// <summary>File offset of the first element, in bytes.</summary>
    public long FileOffset => checked(StorageOffset + (Layout.Offset * ElementTypes.SizeOf(Type)));

    /// <summary>
    /// Bytes that count against the limit: those of the result, or of the range of storage that it is gathered from if that is longer.
    /// </summary>
    public long Bytes => checked(Math.Max(Layout.ElementCount, Layout.Extent) * ElementTypes.SizeOf(Type));
}
