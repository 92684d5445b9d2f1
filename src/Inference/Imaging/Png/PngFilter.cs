using System.Numerics;

namespace CoCosNet.Inference.Imaging.Png;

/// <summary>Reverses PNG's five row filters.</summary>
internal static class PngFilter
{
    /// <summary>Converts a filtered row to samples, in place. Returns false for an unknown filter.</summary>
    /// <param name="filter">0 to 4.</param>
    /// <param name="row">The filtered row.</param>
    /// <param name="above">The finished row above; zeros for the first row.</param>
    /// <param name="pixelBytes">Distance in bytes to the sample at the left, at least 1.</param>
    public static bool Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        switch (filter)
        {
            case 0:
                return true;
            case 1:
                for (var i = pixelBytes; i < row.Length; i++)
                {
                    row[i] += row[i - pixelBytes];
                }

                return true;
            case 2:
                Add(row, above);
                return true;
            case 3:
                for (var i = 0; i < row.Length; i++)
                {
                    var left = i < pixelBytes ? 0 : row[i - pixelBytes];
                    row[i] += (byte)((left + above[i]) / 2);
                }

                return true;
            case 4:
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] += i < pixelBytes ? above[i] : Paeth(row[i - pixelBytes], above[i], above[i - pixelBytes]);
                }

                return true;
            default:
                return false;
        }
    }

    private static void Add(Span<byte> row, ReadOnlySpan<byte> above)
    {
        var i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            (new Vector<byte>(row[i..]) + new Vector<byte>(above[i..])).CopyTo(row[i..]);
        }

        for (; i < row.Length; i++)
        {
            row[i] += above[i];
        }
    }

    /// <summary>Returns left, up or upper left, whichever is nearest to left + up − upper left; ties are resolved in this order.</summary>
    private static byte Paeth(int left, int up, int upperLeft)
    {
        var toLeft = Math.Abs(up - upperLeft);
        var toUp = Math.Abs(left - upperLeft);
        var toUpperLeft = Math.Abs(left + up - 2 * upperLeft);
        return (byte)(toLeft <= toUp && toLeft <= toUpperLeft ? left : toUp <= toUpperLeft ? up : upperLeft);
    }
}
