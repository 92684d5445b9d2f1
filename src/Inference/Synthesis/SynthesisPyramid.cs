using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis.Classes;

namespace CoCosNet.Inference.Synthesis;

/// <summary>The picture to paint and the exemplar at every level. At each level the exemplar has every class that the map contains.</summary>
internal sealed class SynthesisPyramid
{
    /// <summary>The coarsest level is the last whose longer side has at least this many pixels; twice as many with a start field, which
    /// already determines the layout.</summary>
    private const int CoarsestSide = 32;

    /// <summary>Without a start field there are at least this many levels, down to an eighth of the size.</summary>
    private const int LeastLevels = 4;

    private SynthesisPyramid(LabelledPicture[] targets, LabelledPicture[] sources) => (Targets, Sources) = (targets, sources);

    /// <summary>Pictures to paint, from coarse to fine; black.</summary>
    public IReadOnlyList<LabelledPicture> Targets { get; }

    /// <summary>The exemplar, from coarse to fine.</summary>
    public IReadOnlyList<LabelledPicture> Sources { get; }

    public static SynthesisPyramid Of(SynthesisInput input)
    {
        var (map, exemplar) = PackedClasses.Pack(input.Map, input.ExemplarMap, input.Usable);
        List<LabelledPicture> targets = [new LabelledPicture(new PaddedGrid(input.Map.Width, input.Map.Height), map)];
        List<LabelledPicture> sources = [LabelledPicture.From(input.Exemplar, exemplar)];
        var (side, levels) = input.Start is null ? (CoarsestSide, LeastLevels) : (2 * CoarsestSide, 1);
        while (targets.Count < levels || targets[^1].Grid.LongerSide >= 2 * side)
        {
            targets.Add(targets[^1].Halve());
            sources.Add(sources[^1].Halve());
        }

        targets.Reverse();
        sources.Reverse();
        return new SynthesisPyramid([.. targets.Zip(sources, Substitute)], [.. sources]);
    }

    /// <summary>Replaces the picture's classes that the exemplar lacks at this level.</summary>
    private static LabelledPicture Substitute(LabelledPicture target, LabelledPicture source)
    {
        var map = ToMap(target);
        var substituted = ClassSubstitution.Apply(map, ToMap(source));
        return ReferenceEquals(substituted, map) ? target : new LabelledPicture(target.Grid, substituted.Indices);
    }

    public static LabelMap ToMap(LabelledPicture picture) =>
        new(new PixelSize(picture.Grid.Width, picture.Grid.Height), 256, picture.Classes());
}
