using CoCosNet.Inference.Tests.Weights.Making;
using static CoCosNet.Model.Weights.CheckpointError;

namespace CoCosNet.Inference.Tests.Weights.Hostile;

/// <summary>Tensors whose numbers do not fit their storage or any memory, in both <c>.pth</c> forms.</summary>
internal static class HostileTensors
{
    private static readonly TensorSource Plain = TensorSource.Plain;

    public static IEnumerable<HostileFile> All { get; } =
    [
        .. BothForms("stride 0 expanded to 4 TB", TooLarge, Plain with { Sizes = [1L << 40], Strides = [0] }),
        .. BothForms("stride 0 expanded beyond 64 bits", OutOfBounds, Plain with { Sizes = [1L << 40, 1L << 40], Strides = [0, 0] }),
        .. BothForms("sizes whose product wraps to 0", OutOfBounds, Plain with { Sizes = [1L << 32, 1L << 32], Strides = [0, 0] }),
        .. BothForms("empty tensor of sizes beyond 64 bits", OutOfBounds, Plain with { Sizes = [0, 1L << 40, 1L << 40], Strides = [0, 0, 0] }),
        .. BothForms("strides whose reach wraps", OutOfBounds, Plain with { Sizes = [3, 3], Strides = [long.MaxValue, 2] }),
        .. BothForms("negative stride", OutOfBounds, Plain with { Strides = [3, -1], Offset = 2 }),
        .. BothForms("negative size", OutOfBounds, Plain with { Sizes = [-2, 3] }),
        .. BothForms("negative offset", OutOfBounds, Plain with { Offset = -1 }),
        .. BothForms("offset beyond the storage", OutOfBounds, Plain with { Offset = 1 }),
        .. BothForms("offset of 2^63 - 1", OutOfBounds, Plain with { Offset = long.MaxValue }),
        .. BothForms("empty tensor far beyond the storage", OutOfBounds, Plain with { Sizes = [0], Strides = [1], Offset = 7 }),
        .. BothForms("stride beyond the storage", OutOfBounds, Plain with { Strides = [4, 1] }),
        .. BothForms("more elements than the storage", OutOfBounds, Plain with { Sizes = [7], Strides = [1] }),
        .. BothForms("more sizes than strides", OutOfBounds, Plain with { Strides = [1] }),
        .. BothForms("17 dimensions", TooLarge, Plain with { Sizes = [.. Enumerable.Repeat(1L, 17)], Strides = new long[17] }),
        .. BothForms("storage shorter than described", BadStorage, Plain with { StorageBytes = new byte[20] }),
        .. BothForms("storage longer than described", BadStorage, Plain with { StorageBytes = new byte[28] }),
        .. BothForms("boolean bytes other than 0 and 1", BadStorage, Plain with
        {
            StorageClass = "BoolStorage",
            ElementSize = 1,
            StorageBytes = [0, 1, 2, 3, 4, 5],
        }),
        .. BothForms("one storage described twice", BadStorage, Plain, Plain with { Name = "other", StorageLength = 5 }),
        .. BothForms("type unknown to this reader", UnsupportedType, Plain with { StorageClass = "QInt8Storage" }),
    ];

    private static IEnumerable<HostileFile> BothForms(string name, Model.Weights.CheckpointError error, params TensorSource[] tensors) =>
    [
        new($"zip: {name}", error, () => TorchFiles.Zip(tensors)),
        new($"legacy: {name}", error, () => TorchFiles.Legacy(tensors)),
    ];
}
