namespace CoCosNet.Model.Weights.Tensors;

/// <summary>The layout of a tensor in its storage, in elements. Instances are checked to stay inside the storage.</summary>
internal sealed class TensorLayout
{
    // More dimensions than any network uses; native kernels have their own limits.
    private const int MaxRank = 16;

    private TensorLayout(long[] sizes, long[] strides, long offset)
    {
        Sizes = sizes;
        Strides = strides;
        Offset = offset;
        ElementCount = CountElements(sizes);
        Extent = ElementCount == 0 ? 0 : FindExtent(sizes, strides);
        IsContiguous = ElementCount == 0 || HasContiguousStrides(sizes, strides);
    }

    public long[] Sizes { get; }

    public long[] Strides { get; }

    /// <summary>Offset of the first element.</summary>
    public long Offset { get; }

    /// <summary>Product of the sides.</summary>
    public long ElementCount { get; }

    /// <summary>Elements of storage from the first to the last one used, inclusive.</summary>
    public long Extent { get; }

    /// <summary>Whether the elements lie in row-major order without gaps.</summary>
    public bool IsContiguous { get; }

    /// <summary>A row-major tensor at the start of its storage.</summary>
    public static TensorLayout Contiguous(long[] sizes)
    {
        RequireRank(sizes.Length);
        RequireNonNegative(sizes, "size");
        var strides = new long[sizes.Length];
        var stride = 1L;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride = checked(stride * Math.Max(1, sizes[i]));
        }

        return new TensorLayout(sizes, strides, 0);
    }

    /// <summary>A view of a storage of <paramref name="storageLength"/> elements.</summary>
    /// <exception cref="CheckpointException">A number is negative, or an element would be outside the storage.</exception>
    /// <exception cref="OverflowException">A product or sum exceeds 64 bits.</exception>
    public static TensorLayout Strided(long[] sizes, long[] strides, long offset, long storageLength)
    {
        RequireRank(sizes.Length);
        if (sizes.Length != strides.Length)
        {
            throw new CheckpointException(CheckpointError.OutOfBounds, $"A tensor has {sizes.Length} sizes but {strides.Length} strides.");
        }

        RequireNonNegative(sizes, "size");
        RequireNonNegative(strides, "stride");
        RequireNonNegative([offset], "offset");
        var layout = new TensorLayout(sizes, strides, offset);
        if (checked(offset + layout.Extent) > storageLength)
        {
            throw new CheckpointException(
                CheckpointError.OutOfBounds,
                $"Sizes [{Join(sizes)}], strides [{Join(strides)}] and offset {offset} leave a storage of {storageLength} elements.");
        }

        return layout;
    }

    /// <summary>Refuses too many dimensions; call it before sizes are copied.</summary>
    public static void RequireRank(int rank)
    {
        if (rank > MaxRank)
        {
            throw new CheckpointException(CheckpointError.TooLarge, $"A tensor has {rank} dimensions; at most {MaxRank} are read.");
        }
    }

    private static void RequireNonNegative(long[] numbers, string what)
    {
        foreach (var number in numbers)
        {
            if (number < 0)
            {
                throw new CheckpointException(CheckpointError.OutOfBounds, $"A tensor has the {what} {number}; none can be negative.");
            }
        }
    }

    private static string Join(long[] numbers) => string.Join(", ", numbers);

    private static long CountElements(long[] sizes)
    {
        // A zero side must not hide an overflow of the others: native code multiplies them too.
        var product = 1L;
        var empty = false;
        foreach (var size in sizes)
        {
            empty |= size == 0;
            product = checked(product * Math.Max(1, size));
        }

        return empty ? 0 : product;
    }

    private static long FindExtent(long[] sizes, long[] strides)
    {
        var last = 0L;
        for (var i = 0; i < sizes.Length; i++)
        {
            last = checked(last + ((sizes[i] - 1) * strides[i]));
        }

        return checked(last + 1);
    }

    private static bool HasContiguousStrides(long[] sizes, long[] strides)
    {
        var expected = 1L;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            // The stride of a side of length one is never used, and PyTorch stores any value there.
            if (sizes[i] != 1 && strides[i] != expected)
            {
                return false;
            }

            expected *= sizes[i];
        }

        return true;
    }
}
