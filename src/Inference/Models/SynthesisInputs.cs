using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;

namespace CoCosNet.Inference.Models;

/// <summary>Converts a network's classes and matches from its padded grid to the size of the synthesis (<see cref="Painting"/>).</summary>
internal static class SynthesisInputs
{
    /// <param name="input">The model's input; its maps are label maps.</param>
    /// <param name="mapClasses">Class of each pixel of <see cref="ModelInput.Map"/> after stand-ins.</param>
    /// <param name="exemplarClasses">Class of each pixel of <see cref="ModelInput.Exemplar"/>, given or read.</param>
    /// <param name="doubts">Uncertainty of the exemplar's classes, as in <see cref="SynthesisInput.Doubts"/>; null if the request sends the exemplar's map.</param>
    /// <param name="matches">For each pixel of a level of the map, the flat index of its match in the exemplar.</param>
    /// <param name="matchScale">Pixels of <see cref="ModelInput.Map"/> per pixel of that level along each axis.</param>
    public static SynthesisInput Of(ModelInput input, byte[] mapClasses, byte[] exemplarClasses, byte[]? doubts, long[] matches, int matchScale = 1)
    {
        var painting = input.ToPaint();
        var exemplar = painting.Exemplar;
        return new SynthesisInput(
            Substitute((LabelMap)painting.Map, (LabelMap)input.Map, mapClasses),
            exemplar.Picture,
            exemplar.Map as LabelMap ?? new LabelMap(exemplar.Picture.Size, input.Map.Channels, Enlarged(exemplarClasses)))
        {
            Doubts = exemplar.Map is null && doubts is not null ? Enlarged(doubts) : null,
            Usable = exemplar.Mask?.Shown,
            Seed = input.Seed,
            Tile = input.Tile,
            Start = Start(WorkingSizes.Divide(input.Map.Size, matchScale), WorkingSizes.Divide(input.Exemplar.Size, matchScale), painting, matches, matchScale),
        };

        byte[] Enlarged(byte[] plane) => Enlarge(plane, input.Exemplar.Size, exemplar.Picture.Size, painting.Scale);
    }

    /// <summary>Replaces each class by its stand-in, which is the same for all pixels of the class.</summary>
    private static LabelMap Substitute(LabelMap painted, LabelMap computed, byte[] classes)
    {
        byte[] table = [.. Enumerable.Range(0, 256).Select(label => (byte)label)];
        for (var pixel = 0; pixel < classes.Length; pixel++)
        {
            table[computed.Indices[pixel]] = classes[pixel];
        }

        return new LabelMap(painted.Size, painted.Channels, Array.ConvertAll(painted.Indices, label => table[label]));
    }

    private static byte[] Enlarge(byte[] plane, PixelSize grid, PixelSize size, int scale)
    {
        if (grid == size)
        {
            return plane;
        }

        var enlarged = new byte[size.Pixels];
        for (var pixel = 0; pixel < enlarged.Length; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, size.Width);
            enlarged[pixel] = plane[(y / scale * grid.Width) + (x / scale)];
        }

        return enlarged;
    }

    /// <summary>Removes the padding of both grids from the matches.</summary>
    private static StartField Start(PixelSize map, PixelSize exemplar, Painting painting, long[] matches, int matchScale)
    {
        var target = WorkingSizes.Divide(painting.Map.Size, painting.Scale * matchScale);
        var source = WorkingSizes.Divide(painting.Exemplar.Picture.Size, painting.Scale * matchScale);
        if (target == map && source == exemplar)
        {
            return new StartField(map.Width, map.Height, exemplar.Width, exemplar.Height, matches);
        }

        var cut = new long[target.Pixels];
        for (var pixel = 0; pixel < cut.Length; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, target.Width);
            var (row, column) = Math.DivRem((int)matches[(y * map.Width) + x], exemplar.Width);
            cut[pixel] = ((long)Math.Min(row, source.Height - 1) * source.Width) + Math.Min(column, source.Width - 1);
        }

        return new StartField(target.Width, target.Height, source.Width, source.Height, cut);
    }
}
