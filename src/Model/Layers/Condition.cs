using CoCosNet.Model.Ops;
using static TorchSharp.torch;

namespace CoCosNet.Model.Layers;

/// <summary>
/// What SPADE blocks are conditioned on, at every size that they ask for. Each is resized and padded once, however many norms
/// read it. Disposing frees those copies.
/// </summary>
/// <param name="map">B×L×h×w, in the type that the blocks compute in.</param>
internal sealed class Condition(Tensor map) : IDisposable
{
    private readonly Dictionary<(long Height, long Width), Tensor> _padded = [];

    /// <summary>The map at a size by nearest neighbour, with a reflected border of one pixel: B×L×(H+2)×(W+2).</summary>
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
