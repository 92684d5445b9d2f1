using System.Runtime.InteropServices;
using CoCosNet.Inference.Analogy.Classes;
using CoCosNet.Inference.Analogy.Textures;
using CoCosNet.Inference.Models;
using CoCosNet.Model.Matching;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Analogy;

/// <summary>
/// The levels above the coarsest of <c>analogy</c>: the matches of the level below, enlarged, are improved in turns with the
/// picture painted from them, until each patch looks like a patch of the exemplar and lies where the labels want it (expectation
/// maximisation, as in texture synthesis). One match a pixel instead of the network's 16: what counts here is that neighbours
/// copy together, not that many are averaged. One instance a request.
/// </summary>
internal sealed class AnalogyMatching(LabelPyramid labels, AnalogySettings settings, CancellationToken cancellation) : IFineMatching
{
    /// <summary>Of the features against the colours, at full size; doubled at each coarser level, where the layout is decided.</summary>
    private const float GuideWeight = 0.25f;

    /// <summary>Pixels that the first random look reaches at every level: far at the coarse ones, a touch at full size.</summary>
    private const int Reach = 16;

    private static readonly DenseOnlyMatching Enlarge = new();
    private static readonly PatchVote Vote = new(radius: 3, sigma: 1.7f);

    /// <inheritdoc/>
    /// <remarks>Batches of one; features as <see cref="Features.LabelFeatures"/> makes them, on the CPU.</remarks>
    public LevelMatch Match(Tensor theta, Tensor phi, Tensor exemplar, LevelMatch below, int level)
    {
        using var scope = NewDisposeScope();
        using var features = new LevelFeatures(theta, phi, temperature: 1f);
        var grid = new PaddedGrid((int)features.Grid.Width, (int)features.Grid.Height);
        var target = new LabelledPicture(grid, labels.Maps[level]);
        var source = LabelledPicture.From(PictureTensors.ToPicture(exemplar), grid, labels.Exemplars[level]);
        var guide = new FeatureDistance(Floats(features.Theta), Floats(features.Phi), (int)features.Channels);
        var cost = new MatchCost(target, source, guide, GuideWeight * LabelPyramid.Factor(level));

        var matches = MatchField.Read(Enlarge.Match(theta, phi, exemplar, below, level).Best, grid);
        TextureSearch.Repair(cost, target, new ClassPositions(source), matches);
        Vote.Paint(target, source, matches);
        for (var round = 0; round < settings.Iterations; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            TextureSearch.Improve(cost, grid, matches, round, Reach);
            Vote.Paint(target, source, matches);
        }

        var warp = PictureTensors.ToTensor(target.ToPicture(), CPU);
        return new LevelMatch(MatchField.Write(matches, grid), warp).MoveToOuterDisposeScope();
    }

    private static ReadOnlySpan<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
