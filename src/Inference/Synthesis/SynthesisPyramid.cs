using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis.Classes;

namespace CoCosNet.Inference.Synthesis;

/// <summary>The picture to paint and the exemplar at every level; at each, the exemplar has every class that the map asks for.</summary>
internal sealed class SynthesisPyramid
{
    /// <summary>The coarsest level is the last whose longer side is at least this long; with a start that says where things go, twice as long.</summary>
    private const int CoarsestSide = 32;

    /// <summary>Without a start there are at least as many levels, down to an eighth of the size.</summary>
    private const int LeastLevels = 4;

    private SynthesisPyramid(LabelledPicture[] targets, LabelledPicture[] sources) => (Targets, Sources) = (targets, sources);

    /// <summary>Coarse to fine; black.</summary>
    public IReadOnlyList<LabelledPicture> Targets { get; }

    /// <summary>Coarse to fine.</summary>
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

    /// <summary>The picture with classes that the exemplar lacks, at this level, replaced.</summary>
    private static LabelledPicture Substitute(LabelledPicture target, LabelledPicture source)
    {
        var map = ToMap(target);
        var substituted = ClassSubstitution.Apply(map, ToMap(source));
        return ReferenceEquals(substituted, map) ? target : new LabelledPicture(target.Grid, substituted.Indices);
    }

    public static LabelMap ToMap(LabelledPicture picture) =>
        new(new PixelSize(picture.Grid.Width, picture.Grid.Height), 256, picture.Classes());
}
