namespace CoCosNet.Inference.Imaging;

/// <summary>Marks which pixels of a picture are shown; the others are holes, transparent or padding.</summary>
internal sealed class PixelMask
{
    /// <param name="size">Size of the picture.</param>
    /// <param name="shown">Height × Width, row-major: true for shown pixels.</param>
    public PixelMask(PixelSize size, bool[] shown)
    {
        if (shown.LongLength != size.Pixels)
        {
            throw new ArgumentException($"A mask of {size} has {size.Pixels} values, not {shown.LongLength}.", nameof(shown));
        }

        Size = size;
        Shown = shown;
    }

    public PixelSize Size { get; }

    /// <summary>Height × Width, row-major.</summary>
    public bool[] Shown { get; }

    /// <summary>Whether no pixel is shown.</summary>
    public bool IsEmpty => !Shown.AsSpan().Contains(true);

    /// <summary>Resizes the mask by nearest neighbour. A mask that is not empty never becomes empty.</summary>
    public PixelMask Resize(PixelSize size)
    {
        if (size == Size)
        {
            return this;
        }

        var shown = new bool[size.Pixels];
        for (var pixel = 0; pixel < shown.Length; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, size.Width);
            var (row, column) = (((2L * y) + 1) * Size.Height / (2L * size.Height), ((2L * x) + 1) * Size.Width / (2L * size.Width));
            shown[pixel] = Shown[(row * Size.Width) + column];
        }

        // All shown pixels may lie between the sampled ones.
        var first = Array.IndexOf(Shown, true);
        if (first >= 0 && !shown.AsSpan().Contains(true))
        {
            var (y, x) = Math.DivRem(first, Size.Width);
            shown[((long)y * size.Height / Size.Height * size.Width) + ((long)x * size.Width / Size.Width)] = true;
        }

        return new PixelMask(size, shown);
    }

    /// <summary>Returns the mask at the top left of a larger one whose other pixels are holes.</summary>
    public PixelMask Pad(PixelSize size)
    {
        if (size == Size)
        {
            return this;
        }

        var shown = new bool[size.Pixels];
        for (var y = 0; y < Size.Height; y++)
        {
            Shown.AsSpan(y * Size.Width, Size.Width).CopyTo(shown.AsSpan(y * size.Width));
        }

        return new PixelMask(size, shown);
    }

    /// <summary>Pools squares of pixels: a square is shown if any of its pixels is.</summary>
    /// <param name="factor">Side of a square in pixels; squares at the right and bottom borders may be cut off.</param>
    public PixelMask Pool(int factor)
    {
        if (factor == 1)
        {
            return this;
        }

        var size = new PixelSize((Size.Width + factor - 1) / factor, (Size.Height + factor - 1) / factor);
        var shown = new bool[size.Pixels];
        for (var pixel = 0; pixel < Shown.Length; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, Size.Width);
            shown[(y / factor * size.Width) + (x / factor)] |= Shown[pixel];
        }

        return new PixelMask(size, shown);
    }

    /// <summary>Returns, for every pixel, the index of the nearest or nearly nearest shown pixel, its own if it is shown. Two sweeps
    /// propagate the nearest pixel to the neighbours (Danielsson 1980).</summary>
    /// <exception cref="InvalidOperationException">No pixel is shown.</exception>
    public int[] NearestShown()
    {
        if (IsEmpty)
        {
            throw new InvalidOperationException("No pixel of the mask is shown.");
        }

        var nearest = new int[Shown.Length];
        for (var pixel = 0; pixel < nearest.Length; pixel++)
        {
            nearest[pixel] = Shown[pixel] ? pixel : -1;
        }

        var (width, height) = Size;
        for (var y = 0; y < height; y++)
        {
            Sweep(nearest, y, y - 1);
        }

        for (var y = height - 1; y >= 0; y--)
        {
            Sweep(nearest, y, y + 1);
        }

        return nearest;

        void Sweep(int[] nearest, int y, int other)
        {
            for (var x = 0; x < width; x++)
            {
                Offer(nearest, x, y, x - 1, y);
                Offer(nearest, x, y, x - 1, other);
                Offer(nearest, x, y, x, other);
                Offer(nearest, x, y, x + 1, other);
            }

            for (var x = width - 1; x >= 0; x--)
            {
                Offer(nearest, x, y, x + 1, y);
            }
        }

        void Offer(int[] nearest, int x, int y, int fromX, int fromY)
        {
            var pixel = (y * width) + x;
            if (nearest[pixel] == pixel || (uint)fromX >= (uint)width || (uint)fromY >= (uint)height)
            {
                return;
            }

            var offered = nearest[(fromY * width) + fromX];
            if (offered >= 0 && (nearest[pixel] < 0 || Distance(offered, x, y) < Distance(nearest[pixel], x, y)))
            {
                nearest[pixel] = offered;
            }
        }

        long Distance(int pixel, int x, int y)
        {
            var (row, column) = Math.DivRem(pixel, width);
            return ((long)(row - y) * (row - y)) + ((long)(column - x) * (column - x));
        }
    }

    /// <summary>Fills every hole of a picture with the colour of the nearest shown pixel.</summary>
    /// <param name="picture">A picture of the mask's size; modified in place.</param>
    public void Fill(Picture picture)
    {
        var nearest = NearestShown();
        for (var pixel = 0; pixel < nearest.Length; pixel++)
        {
            if (nearest[pixel] != pixel)
            {
                picture.Pixels.AsSpan(Picture.Channels * nearest[pixel], Picture.Channels).CopyTo(picture.Pixels.AsSpan(Picture.Channels * pixel));
            }
        }
    }
}
