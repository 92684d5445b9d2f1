using static TorchSharp.torch;

namespace CoCosNet.Inference.Serving.Caching;

/// <summary>A value that several requests use, with tensors that are freed when the last use ends.</summary>
internal class CachedEncoding
{
    private int _uses = 1;

    /// <param name="tensors">The instance takes ownership and detaches them from any dispose scope.</param>
    public CachedEncoding(IEnumerable<Tensor> tensors)
    {
        Tensors = [.. tensors];
        foreach (var tensor in Tensors)
        {
            tensor.DetachFromDisposeScope();
        }
    }

    public Tensor[] Tensors { get; }

    /// <summary>Approximate size in bytes.</summary>
    public virtual long Bytes => Tensors.Sum(tensor => tensor.NumberOfElements * tensor.ElementSize);

    /// <summary>Begins a use, which keeps the tensors until the matching <see cref="Release"/>.</summary>
    /// <returns>False if the tensors have been freed.</returns>
    public bool TryUse()
    {
        for (var uses = Volatile.Read(ref _uses); uses > 0;)
        {
            var seen = Interlocked.CompareExchange(ref _uses, uses + 1, uses);
            if (seen == uses)
            {
                return true;
            }

            uses = seen;
        }

        return false;
    }

    /// <summary>Ends one use; the creator holds the first one.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _uses) == 0)
        {
            foreach (var tensor in Tensors)
            {
                tensor.Dispose();
            }
        }
    }
}
