using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Edges;

/// <summary>An edge map, which becomes a label map at each requested size (<see cref="EdgeBands"/>).</summary>
internal sealed class EdgeBandSource : SemanticSource
{
    /// <summary>Least strength of an edge.</summary>
    private const float Threshold = 0.5f;

    private readonly PixelMask _edges;

    private EdgeBandSource(PixelMask edges)
        : base(edges.Size) => _edges = edges;

    /// <param name="size">Size of the map.</param>
    /// <param name="strengths">Height × Width, 0..1. If most pixels are bright, the dark ones are the edges, and a note says so.</param>
    public static EdgeBandSource Of(PixelSize size, float[] strengths)
    {
        var bright = Array.ConvertAll(strengths, strength => strength >= Threshold);
        return bright.Count(isBright => isBright) <= bright.Length / 2
            ? new EdgeBandSource(new PixelMask(size, bright))
            : new EdgeBandSource(new PixelMask(size, Array.ConvertAll(bright, isBright => !isBright)))
            {
                Reading = new MapReading
                {
                    Notes = [new MapNote("dark_edges", "Most of the map is bright, so its dark lines are taken as the edges; send bright lines on black to avoid this.")],
                },
            };
    }

    /// <summary>Every edge pixel stays one at a smaller size, so that thin lines do not break.</summary>
    public override SemanticMap At(PixelSize target)
    {
        var resized = _edges.Resize(target).Shown.AsSpan().ToArray();
        for (var pixel = 0; pixel < _edges.Shown.Length; pixel++)
        {
            if (_edges.Shown[pixel])
            {
                var (y, x) = Math.DivRem(pixel, NaturalSize.Width);
                resized[((long)y * target.Height / NaturalSize.Height * target.Width) + ((long)x * target.Width / NaturalSize.Width)] = true;
            }
        }

        return EdgeBands.Of(new PixelMask(target, resized));
    }
}
