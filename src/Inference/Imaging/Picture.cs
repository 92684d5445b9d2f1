namespace CoCosNet.Inference.Imaging;

/// <summary>An opaque sRGB picture: 8 bits per channel, R, G, B interleaved, row-major, no padding.</summary>
internal sealed class Picture
{
    public const int Channels = 3;

    public Picture(PixelSize size, byte[] pixels)
    {
        if (size.Width <= 0 || size.Height <= 0 || pixels.LongLength != size.Pixels * Channels)
        {
            throw new ArgumentException($"A picture of {size} has {size.Pixels * Channels} bytes, not {pixels.LongLength}.", nameof(pixels));
        }

        Size = size;
        Pixels = pixels;
    }

    public PixelSize Size { get; }

    public int Width => Size.Width;

    public int Height => Size.Height;

    /// <summary>Height × Width × 3 bytes.</summary>
    public byte[] Pixels { get; }

    /// <summary>Returns the picture at the top left of a larger one whose other pixels repeat the right and bottom borders; the same object
    /// if the size already fits.</summary>
    public Picture Pad(PixelSize size) => size == Size ? this : new Picture(size, BorderPadding.Repeat(Pixels, Size, size, Channels));

    /// <summary>Returns the top left part of the picture; the same object if the size already fits.</summary>
    public Picture Crop(PixelSize size)
    {
        if (size == Size)
        {
            return this;
        }

        var cropped = new byte[size.Pixels * Channels];
        for (var y = 0; y < size.Height; y++)
        {
            Pixels.AsSpan(y * Width * Channels, size.Width * Channels).CopyTo(cropped.AsSpan(y * size.Width * Channels));
        }

        return new Picture(size, cropped);
    }
}
