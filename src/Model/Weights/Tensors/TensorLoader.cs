using CoCosNet.Model.Weights.Files;
using static TorchSharp.torch;

namespace CoCosNet.Model.Weights.Tensors;

/// <summary>Loads the tensors of a checked plan: one allocation each, filled directly from the file.</summary>
internal static class TensorLoader
{
    // A multiple of every element size, small enough for prompt cancellation and for a span.
    private const long ChunkBytes = 64L << 20;

    public static Checkpoint Load(CheckpointFile file, CheckpointPlan plan, CancellationToken cancellation)
    {
        var tensors = new Dictionary<string, Tensor>(plan.Tensors.Count, StringComparer.Ordinal);
        var checkpoint = new Checkpoint(tensors, plan.Metadata) { Notes = plan.Notes };
        try
        {
            // In file order, for sequential reads.
            foreach (var planned in plan.Tensors.OrderBy(tensor => tensor.FileOffset))
            {
                var tensor = planned.Layout.IsContiguous ? LoadContiguous(file, planned, cancellation) : Gather(file, planned, cancellation);
                tensors.Add(planned.Name, tensor);
                tensor.DetachFromDisposeScope();
            }

            return checkpoint;
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    private static Tensor LoadContiguous(CheckpointFile file, PlannedTensor planned, CancellationToken cancellation) =>
        Fill(file, empty(planned.Layout.Sizes, planned.Type, CPU), planned, cancellation);

    /// <summary>Reads the range of storage that a strided tensor uses and puts its elements in row-major order.</summary>
    private static Tensor Gather(CheckpointFile file, PlannedTensor planned, CancellationToken cancellation)
    {
        using var stretch = Fill(file, empty(planned.Layout.Extent, planned.Type, CPU), planned, cancellation);
        using var view = stretch.as_strided(planned.Layout.Sizes, planned.Layout.Strides);
        return view.contiguous();
    }

    /// <summary>Fills a contiguous tensor with the bytes at the planned offset; disposes of it on failure.</summary>
    private static Tensor Fill(CheckpointFile file, Tensor tensor, PlannedTensor planned, CancellationToken cancellation)
    {
        try
        {
            var elementSize = ElementTypes.SizeOf(planned.Type);
            var total = tensor.numel();
            using var flat = tensor.view(total);
            for (var start = 0L; start < total; start += ChunkBytes / elementSize)
            {
                cancellation.ThrowIfCancellationRequested();
                using var chunk = flat.narrow(0, start, Math.Min(total - start, ChunkBytes / elementSize));
                var bytes = chunk.bytes;
                file.Read(planned.FileOffset + (start * elementSize), bytes, $"Tensor {UntrustedText.Quote(planned.Name)}");
                RequireBooleans(planned, bytes);
            }

            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    private static void RequireBooleans(PlannedTensor planned, ReadOnlySpan<byte> bytes)
    {
        // A C++ bool of any other value is undefined behaviour in the kernels.
        if (planned.Type == ScalarType.Bool && bytes.ContainsAnyExceptInRange((byte)0, (byte)1))
        {
            throw new CheckpointException(
                CheckpointError.BadStorage, $"{UntrustedText.Quote(planned.Name)} is boolean but has bytes other than 0 and 1.");
        }
    }
}
