using System.Runtime.InteropServices;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Model.Features;
using CoCosNet.Model.Matching;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Models;

/// <summary>Collects the levels of a synthesis as levels of a model's output, and reports each to a clock.</summary>
/// <param name="withMatches">Whether the output includes matches.</param>
/// <param name="clock">Receives each level.</param>
/// <param name="first">The coarsest level that is collected, of the four from an eighth of the size to the full size.</param>
internal sealed class PaintedLevels(bool withMatches, StageClock clock, int first = 0)
{
    private readonly List<Tensor> _warps = [];
    private readonly List<WeightedMatches> _matches = [];

    /// <summary>The exemplar's pixels at their places in the picture, 1×3×h×w, −1..1, coarse to fine. They belong to the dispose scope in which they
    /// were added.</summary>
    public IReadOnlyList<Tensor> Warps => _warps;

    /// <summary>The match of each pixel, with the whole weight; empty without matches.</summary>
    public IReadOnlyList<WeightedMatches> Matches => _matches;

    public void Add(SynthesisLevel painted)
    {
        var level = PyramidEncoder.Levels - 1 - int.Log2(painted.Factor);
        if (level < first)
        {
            return;
        }

        _warps.Add(PictureTensors.ToTensor(painted.Warp(), CPU));
        if (withMatches)
        {
            _matches.Add(Weighted(painted));
        }

        clock.Matched(level, _warps[^1]);
    }

    private static WeightedMatches Weighted(SynthesisLevel painted)
    {
        var indices = empty([1, 1, painted.Target.Grid.Height, painted.Target.Grid.Width], ScalarType.Int64);
        painted.Matches().CopyTo(MemoryMarshal.Cast<byte, long>(indices.bytes));
        return new WeightedMatches(indices, ones(indices.shape, ScalarType.Float32))
        {
            Source = (painted.Source.Grid.Height, painted.Source.Grid.Width),
        };
    }
}
