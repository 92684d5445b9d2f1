using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;
using CoCosNet.Model.Networks;

namespace CoCosNet.Inference.Serving.Exemplars;

/// <summary>An exemplar for one model and one size of results: all that depends on nothing else. Its tensors are freed with the last use.</summary>
internal sealed class PreparedExemplar
{
    private int _uses = 1;

    /// <param name="matched">See <see cref="Matched"/>.</param>
    /// <param name="painted">See <see cref="Painted"/>.</param>
    /// <param name="encoded">What the model makes of <paramref name="matched"/>. Owned from here on, outside of any dispose scope.</param>
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

    /// <summary>The exemplar on the grid that it is matched on.</summary>
    public Exemplar Matched { get; }

    /// <summary>The exemplar at the result's own scale, without padding.</summary>
    public Exemplar Painted { get; }

    /// <summary>What was made of its map; null where none came.</summary>
    public MapReading? MapReading { get; init; }

    public EncodedExemplar Encoded { get; }

    /// <summary>What it takes while it is kept.</summary>
    public long Bytes => Matched.Bytes + (ReferenceEquals(Matched, Painted) ? 0 : Painted.Bytes)
        + Encoded.Tensors.Sum(tensor => tensor.NumberOfElements * tensor.ElementSize);

    /// <summary>Keeps the tensors until one more <see cref="Release"/>.</summary>
    /// <returns>False where they are freed already.</returns>
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

    /// <summary>Ends one use; the maker's counts as one.</summary>
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
