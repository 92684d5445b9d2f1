namespace CoCosNet.Inference.Imaging;

/// <summary>Resizes pictures with an antialiased bicubic filter, rows first, then columns.</summary>
internal static class PictureResampler
{
    /// <summary>Returns the picture at another size; the same object if the size already fits.</summary>
    public static Picture Resize(Picture picture, PixelSize size)
    {
        if (picture.Size == size)
        {
            return picture;
        }

        var narrowed = picture.Width == size.Width ? picture : ResizeRows(picture, size.Width);
        return narrowed.Height == size.Height ? narrowed : ResizeColumns(narrowed, size.Height);
    }

    private static Picture ResizeRows(Picture picture, int width)
    {
        var filter = new ResamplingFilter(picture.Width, width);
        var pixels = new byte[(long)width * picture.Height * Picture.Channels];
        var target = 0;
        for (var y = 0; y < picture.Height; y++)
        {
            var row = picture.Pixels.AsSpan(y * picture.Width * Picture.Channels, picture.Width * Picture.Channels);
            for (var x = 0; x < width; x++)
            {
                var weights = filter.WeightsOf(x, out var first);
                var source = row.Slice(first * Picture.Channels, weights.Length * Picture.Channels);
                int red = 0, green = 0, blue = 0;
                for (int k = 0, i = 0; k < weights.Length; k++, i += Picture.Channels)
                {
                    red += weights[k] * source[i];
                    green += weights[k] * source[i + 1];
                    blue += weights[k] * source[i + 2];
                }

                pixels[target++] = ResamplingFilter.ToByte(red);
                pixels[target++] = ResamplingFilter.ToByte(green);
                pixels[target++] = ResamplingFilter.ToByte(blue);
            }
        }

        return new Picture(picture.Size with { Width = width }, pixels);
    }

    private static Picture ResizeColumns(Picture picture, int height)
    {
        var filter = new ResamplingFilter(picture.Height, height);
        var stride = picture.Width * Picture.Channels;
        var pixels = new byte[(long)stride * height];
        var sums = new int[stride];
        for (var y = 0; y < height; y++)
        {
            var weights = filter.WeightsOf(y, out var first);
            Array.Clear(sums);
            for (var k = 0; k < weights.Length; k++)
            {
                var weight = weights[k];
                var source = picture.Pixels.AsSpan((first + k) * stride, stride);
                for (var i = 0; i < source.Length; i++)
                {
                    sums[i] += weight * source[i];
                }
            }

            var target = pixels.AsSpan(y * stride, stride);
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = ResamplingFilter.ToByte(sums[i]);
            }
        }

        return new Picture(picture.Size with { Height = height }, pixels);
    }
}
