namespace CoCosNet.Scenes;

/// <summary>A picture: 8-bit sRGB, three interleaved bytes per pixel, rows from the top.</summary>
public sealed class RgbImage
{
    /// <param name="width">Pixels per row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pixels">Height × width × 3 bytes; kept, not copied.</param>
    /// <exception cref="ArgumentException">The number of bytes is not width × height × 3.</exception>
    public RgbImage(int width, int height, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (pixels.Length != width * height * 3)
        {
            throw new ArgumentException($"{pixels.Length} bytes are not {width} × {height} × 3.", nameof(pixels));
        }

        Width = width;
        Height = height;
        Pixels = pixels;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Height × width × 3 bytes, red first.</summary>
    public byte[] Pixels { get; }
}
