namespace CoCosNet.Inference.Imaging;

/// <summary>An opaque picture in sRGB: 8 bits a channel, R, G, B interleaved, row-major, no padding.</summary>
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
}
