using CoCosNet.Inference.Imaging;
using CoCosNet.Model.Ops.Fused;

namespace CoCosNet.Inference.Semantics;

/// <summary>Shrinks label maps: a pixel takes the class that covers most of its area. Nearest-neighbour sampling would break thin lines.</summary>
internal static class LabelMajority
{
    /// <param name="map">The larger map.</param>
    /// <param name="size">The target size; no side is longer than the map's.</param>
    public static LabelMap Shrink(LabelMap map, PixelSize size)
    {
        if (size == map.Size)
        {
            return map;
        }

        var shrunk = new byte[size.Pixels];
        RowBands.Run(size.Height, (first, end) =>
        {
            Span<long> areas = stackalloc long[map.Channels];
            for (var y = first; y < end; y++)
            {
                for (var x = 0; x < size.Width; x++)
                {
                    shrunk[(y * size.Width) + x] = Largest(map, size, x, y, areas);
                }
            }
        });
        return new LabelMap(size, map.Channels, shrunk);
    }

    /// <summary>If areas are equal, the class at the pixel's centre wins, then the first one in reading order.</summary>
    /// <param name="areas">Scratch memory with one number per class.</param>
    private static byte Largest(LabelMap map, PixelSize size, int x, int y, Span<long> areas)
    {
        areas.Clear();
        var best = map.Indices[(Middle(y, map.Height, size.Height) * map.Width) + Middle(x, map.Width, size.Width)];
        for (var row = First(y, map.Height, size.Height); Overlap(row, y, map.Height, size.Height) is > 0 and var high; row++)
        {
            for (var column = First(x, map.Width, size.Width); Overlap(column, x, map.Width, size.Width) is > 0 and var wide; column++)
            {
                areas[map.Indices[(row * map.Width) + column]] += (long)high * wide;
            }
        }

        for (var row = First(y, map.Height, size.Height); Overlap(row, y, map.Height, size.Height) > 0; row++)
        {
            for (var column = First(x, map.Width, size.Width); Overlap(column, x, map.Width, size.Width) > 0; column++)
            {
                var label = map.Indices[(row * map.Width) + column];
                best = areas[label] > areas[best] ? label : best;
            }
        }

        return best;
    }

    /// <summary>Returns the first source pixel that a target pixel covers.</summary>
    private static int First(int target, int source, int length) => (int)((long)target * source / length);

    private static int Middle(int target, int source, int length) => (int)(((2L * target) + 1) * source / (2L * length));

    /// <summary>How much of a target pixel a source pixel covers, in units of 1/<paramref name="length"/> of a source pixel; 0 or less where nothing.</summary>
    private static int Overlap(int pixel, int target, int source, int length) =>
        (int)(Math.Min((pixel + 1L) * length, (target + 1L) * source) - Math.Max((long)pixel * length, (long)target * source));
}
