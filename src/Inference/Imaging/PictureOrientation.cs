namespace CoCosNet.Inference.Imaging;

/// <summary>
/// How an upright picture is read out of a stored one: upright pixel (x, y) is stored pixel <c>Start + x·StepX + y·StepY</c>.
/// </summary>
/// <param name="Size">The upright size.</param>
/// <param name="Start">Index of the stored pixel that is the upright top left.</param>
/// <param name="StepX">Stored distance of horizontal neighbours.</param>
/// <param name="StepY">Stored distance of vertical neighbours.</param>
internal readonly record struct PictureOrientation(PixelSize Size, int Start, int StepX, int StepY)
{
    /// <param name="stored">Size of the picture as stored.</param>
    /// <param name="exif">EXIF's orientation, 1 to 8: where the stored first row and first column lie in the scene.</param>
    public static PictureOrientation Of(PixelSize stored, int exif)
    {
        var (width, height) = stored;
        var last = width * height - 1;
        var lastRow = last - width + 1;
        var turned = new PixelSize(height, width);
        return exif switch
        {
            2 => new(stored, width - 1, -1, width),
            3 => new(stored, last, -1, -width),
            4 => new(stored, lastRow, 1, -width),
            5 => new(turned, 0, width, 1),
            6 => new(turned, lastRow, -width, 1),
            7 => new(turned, last, -width, -1),
            8 => new(turned, width - 1, width, -1),
            _ => new(stored, 0, 1, width),
        };
    }

    /// <summary>Puts the pixels of a stored picture upright.</summary>
    public void Turn<T>(ReadOnlySpan<T> stored, Span<T> upright)
    {
        var target = 0;
        for (var y = 0; y < Size.Height; y++)
        {
            var source = Start + y * StepY;
            for (var x = 0; x < Size.Width; x++, source += StepX)
            {
                upright[target++] = stored[source];
            }
        }
    }
}
