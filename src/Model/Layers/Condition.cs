using CoCosNet.Model.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Model.Layers;

/// <summary>
/// The map that conditions SPADE blocks, at every size they ask for. Each size is resized and padded once, however many norms read it.
/// Disposing frees these copies.
/// </summary>
/// <param name="map">B×L×h×w, in the blocks' compute type.</param>
internal sealed class Condition(Tensor map) : IDisposable
{
    private readonly Dictionary<(long Height, long Width), Tensor> _padded = [];

    /// <summary>The map resized by nearest neighbour, with a reflected border of one pixel: B×L×(H+2)×(W+2).</summary>
    public Tensor Padded(long height, long width)
    {
        if (!_padded.TryGetValue((height, width), out var padded))
        {
            using var scope = NewDisposeScope();
            padded = ReflectPadding.Pad(Resize.Nearest(map, height, width), new Border(1, 1)).DetachFromDisposeScope();
            _padded.Add((height, width), padded);
        }

        return padded;
    }

    public void Dispose()
    {
        foreach (var padded in _padded.Values)
        {
            padded.Dispose();
        }
    }
}
