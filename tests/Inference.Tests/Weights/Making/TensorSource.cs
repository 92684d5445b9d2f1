namespace CoCosNet.Inference.Tests.Weights.Making;

/// <summary>A tensor to be written: a view of a storage whose bytes count upwards.</summary>
internal sealed record TensorSource(string Name, string Key, long[] Sizes, long[] Strides)
{
    public string StorageClass { get; init; } = "FloatStorage";

    /// <summary>Bytes of one element of <see cref="StorageClass"/>.</summary>
    public int ElementSize { get; init; } = 4;

    /// <summary>Elements of the storage, as the pickle tells.</summary>
    public long StorageLength { get; init; } = 6;

    /// <summary>Of the first element.</summary>
    public long Offset { get; init; }

    /// <summary>What the file really holds under the key.</summary>
    public byte[] StorageBytes { get; init; } = [.. Enumerable.Range(0, 24).Select(i => (byte)i)];

    /// <summary>2×3 float32, row-major.</summary>
    public static TensorSource Plain { get; } = new("weight", "0", [2, 3], [3, 1]);
}
