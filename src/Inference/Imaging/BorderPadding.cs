namespace CoCosNet.Inference.Imaging;

/// <summary>Enlarges planes by repeating their right and bottom borders.</summary>
internal static class BorderPadding
{
    /// <param name="plane">Height × Width × values, row-major.</param>
    /// <param name="from">Size of the plane.</param>
    /// <param name="to">Target size; no side is shorter than the plane's.</param>
    /// <param name="values">Number of values per pixel.</param>
    public static T[] Repeat<T>(ReadOnlySpan<T> plane, PixelSize from, PixelSize to, int values = 1)
    {
        if (to.Width < from.Width || to.Height < from.Height)
        {
            throw new ArgumentException($"A picture of {from} cannot be padded to {to}.", nameof(to));
        }

        var padded = new T[to.Pixels * values];
        for (var y = 0; y < to.Height; y++)
        {
            var row = plane.Slice(Math.Min(y, from.Height - 1) * from.Width * values, from.Width * values);
            var line = padded.AsSpan(y * to.Width * values, to.Width * values);
            row.CopyTo(line);
            for (var at = row.Length; at < line.Length; at += values)
            {
                row[^values..].CopyTo(line[at..]);
            }
        }

        return padded;
    }
}
