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

    private readonly byte[][] _doubts;

    private SynthesisPyramid(LabelledPicture[] targets, LabelledPicture[] sources, LabelledPicture[] layouts, byte[][] doubts) =>
        (Targets, Sources, Layouts, _doubts) = (targets, sources, layouts, doubts);

    /// <summary>Pictures to paint, from coarse to fine; black.</summary>
    public IReadOnlyList<LabelledPicture> Targets { get; }

    /// <summary>The exemplar, from coarse to fine.</summary>
    public IReadOnlyList<LabelledPicture> Sources { get; }

    /// <summary>The classes that guides compare with, from coarse to fine: <see cref="Sources"/>, with the classes of unusable pixels too if there are
    /// several exemplars.</summary>
    public IReadOnlyList<LabelledPicture> Layouts { get; }

    /// <summary>Adds the cost of unsure classes (<see cref="SynthesisInput.Doubts"/>) at a level.</summary>
    /// <param name="level">0 is the coarsest.</param>
    /// <param name="costs">One for each position of the source.</param>
    /// <param name="weight">Cost of a pixel of unknown class, in squared grey levels.</param>
    public void AddDoubts(int level, float[] costs, float weight)
    {
        if (_doubts.Length == 0)
        {
            return;
        }

        var (grid, doubts) = (Sources[level].Grid, _doubts[level]);
        for (var pixel = 0; pixel < doubts.Length; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, grid.Width);
            costs[grid.At(x, y)] += weight * doubts[pixel] / byte.MaxValue;
        }
    }

    /// <summary>Approximate size in bytes.</summary>
    public long Bytes => Targets.Concat(Sources).Sum(picture => (long)picture.Pixels.Length * sizeof(uint)) + _doubts.Sum(plane => (long)plane.Length);

    /// <summary>Returns the pyramid of another map, which has the same size and classes.</summary>
    /// <param name="map">The classes, packed, height × width.</param>
    public SynthesisPyramid With(byte[] map)
    {
        List<LabelledPicture> targets = [new LabelledPicture(Targets[^1].Grid, map)];
        while (targets.Count < Targets.Count)
        {
            targets.Add(targets[^1].Halve());
        }

        return new SynthesisPyramid([.. Enumerable.Reverse(targets).Zip(Sources, Substitute)], [.. Sources], [.. Layouts], _doubts);
    }

    public static SynthesisPyramid Of(SynthesisInput input)
    {
        var (map, exemplar) = PackedClasses.Pack(input.Map, input.ExemplarMap, input.Usable);
        List<LabelledPicture> targets = [new LabelledPicture(new PaddedGrid(input.Map.Width, input.Map.Height, input.Tile), map)];
        List<LabelledPicture> sources = [LabelledPicture.From(input.Exemplar, exemplar)];
        List<LabelledPicture> layouts = input.Panels.Count == 0
            ? sources
            : [new LabelledPicture(sources[0].Grid, PackedClasses.Pack(input.Map, input.ExemplarMap, usable: null).Exemplar)];
        var (side, levels) = input.Start is null ? (CoarsestSide, LeastLevels) : (2 * CoarsestSide, 1);
        while (targets.Count < levels || targets[^1].Grid.LongerSide >= 2 * side)
        {
            targets.Add(targets[^1].Halve());
            sources.Add(sources[^1].Halve());
            if (layouts != sources)
            {
                layouts.Add(layouts[^1].Halve());
            }
        }

        LabelledPicture[] coarseToFine = [.. Enumerable.Reverse(sources)];
        return new SynthesisPyramid(
            [.. Enumerable.Reverse(targets).Zip(coarseToFine, Substitute)], coarseToFine, [.. Enumerable.Reverse(layouts)], Halved(input.Doubts, coarseToFine));
    }

    /// <param name="doubts">Of the finest level.</param>
    /// <param name="sources">Coarse to fine.</param>
    private static byte[][] Halved(byte[]? doubts, LabelledPicture[] sources)
    {
        if (doubts is null)
        {
            return [];
        }

        var halved = new byte[sources.Length][];
        halved[^1] = doubts;
        for (var level = sources.Length - 2; level >= 0; level--)
        {
            halved[level] = Halve(halved[level + 1], sources[level + 1].Grid, sources[level].Grid);
        }

        return halved;
    }

    private static byte[] Halve(byte[] plane, PaddedGrid grid, PaddedGrid half)
    {
        var halved = new byte[half.Width * half.Height];
        for (var pixel = 0; pixel < halved.Length; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, half.Width);
            int left = 2 * x, right = Math.Min(left + 1, grid.Width - 1), top = 2 * y * grid.Width, bottom = Math.Min((2 * y) + 1, grid.Height - 1) * grid.Width;
            halved[pixel] = (byte)((plane[top + left] + plane[top + right] + plane[bottom + left] + plane[bottom + right] + 2) / 4);
        }

        return halved;
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
