using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;
using CoCosNet.Model.Networks;

namespace CoCosNet.Inference.Serving.Exemplars;

/// <summary>An exemplar prepared for one model and one result size. Its tensors are freed when the last use ends.</summary>
internal sealed class PreparedExemplar
{
    private int _uses = 1;

    /// <param name="matched">See <see cref="Matched"/>.</param>
    /// <param name="painted">See <see cref="Painted"/>.</param>
    /// <param name="encoded">The model's encoding of <paramref name="matched"/>. The instance takes ownership and detaches it from any
    /// dispose scope.</param>
    public PreparedExemplar(Exemplar matched, Exemplar painted, EncodedExemplar encoded)
    {
        Matched = matched;
        Painted = painted;
        Encoded = encoded;
        foreach (var tensor in encoded.Tensors)
        {
            tensor.DetachFromDisposeScope();
        }
    }

    /// <summary>The exemplar, padded to the grid that it is matched on.</summary>
    public Exemplar Matched { get; }

    /// <summary>The exemplar at the result's own scale, without padding.</summary>
    public Exemplar Painted { get; }

    /// <summary>How the exemplar's map was read; null if the request has none.</summary>
    public MapReading? MapReading { get; init; }

    public EncodedExemplar Encoded { get; }

    /// <summary>Approximate size in bytes.</summary>
    public long Bytes => Matched.Bytes + (ReferenceEquals(Matched, Painted) ? 0 : Painted.Bytes)
        + Encoded.Tensors.Sum(tensor => tensor.NumberOfElements * tensor.ElementSize);

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
            foreach (var tensor in Encoded.Tensors)
            {
                tensor.Dispose();
            }
        }
    }
}
