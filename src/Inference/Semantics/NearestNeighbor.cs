using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics;

/// <summary>
/// Resizes maps by nearest neighbour, which invents no values. Samples lie at pixel centres: target i takes source ⌊(i + ½)·source/target⌋,
/// which keeps the map aligned with its picture.
/// </summary>
internal static class NearestNeighbor
{
    /// <summary>Resizes any number of consecutive planes of Height × Width.</summary>
    public static T[] Resize<T>(T[] planes, PixelSize source, PixelSize target)
    {
        var columns = Sources(source.Width, target.Width);
        var rows = Sources(source.Height, target.Height);
        var channels = (int)(planes.Length / source.Pixels);
        var resized = new T[channels * target.Pixels];
        var next = 0;
        for (var channel = 0; channel < channels; channel++)
        {
            foreach (var row in rows)
            {
                var line = planes.AsSpan((channel * source.Height + row) * source.Width, source.Width);
                foreach (var column in columns)
                {
                    resized[next++] = line[column];
                }
            }
        }

        return resized;
    }

    /// <summary>Returns the source pixel of each target pixel of an axis. Integer arithmetic, because floating point would err at exact
    /// halves.</summary>
    private static int[] Sources(int source, int target)
    {
        var sources = new int[target];
        for (var i = 0; i < target; i++)
        {
            sources[i] = (int)((2L * i + 1) * source / (2L * target));
        }

        return sources;
    }
}
