using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Serving.Exemplars;

/// <summary>An exemplar at one size for one model: all that depends on nothing else. Its tensors are freed with the last use.</summary>
internal sealed class PreparedExemplar
{
    private readonly Tensor[] _features;
    private int _uses = 1;

    /// <param name="picture">The exemplar at the size.</param>
    /// <param name="map">Its map at the size; null where none came.</param>
    /// <param name="features">What the model makes of both. Owned from here on, outside of any dispose scope.</param>
    public PreparedExemplar(Picture picture, SemanticMap? map, IEnumerable<Tensor> features)
    {
        Picture = picture;
        Map = map;
        _features = [.. features.Select(feature => feature.DetachFromDisposeScope())];
    }

    public Picture Picture { get; }

    public SemanticMap? Map { get; }

    public IReadOnlyList<Tensor> Features => _features;

    /// <summary>What it takes while it is kept.</summary>
    public long Bytes => Picture.Pixels.Length + (Map?.Bytes ?? 0) + _features.Sum(feature => feature.NumberOfElements * feature.ElementSize);

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
            Array.ForEach(_features, feature => feature.Dispose());
        }
    }
}
