namespace CoCosNet.Inference.Imaging;

/// <summary>Gaussian blur, first along rows, then along columns; border pixels are repeated outside.</summary>
internal static class GaussianBlur
{
    // A smaller blur would be invisible.
    private const float LeastDeviation = 0.15f;

    /// <param name="picture">The sharp picture.</param>
    /// <param name="deviation">Standard deviation in pixels.</param>
    public static Picture Apply(Picture picture, float deviation)
    {
        if (deviation < LeastDeviation)
        {
            return picture;
        }

        var kernel = Kernel(deviation);
        var rows = new float[picture.Pixels.Length];
        var stride = picture.Width * Picture.Channels;
        for (var start = 0; start < rows.Length; start += stride)
        {
            Convolve(picture.Pixels.AsSpan(start, stride), rows.AsSpan(start, stride), kernel, picture.Width);
        }

        return new Picture(picture.Size, Columns(rows, stride, picture.Height, kernel));
    }

    private static float[] Kernel(float deviation)
    {
        var reach = (int)MathF.Ceiling(2.5f * deviation);
        var kernel = new float[(2 * reach) + 1];
        for (var i = 0; i < kernel.Length; i++)
        {
            var x = (i - reach) / deviation;
            kernel[i] = MathF.Exp(-0.5f * x * x);
        }

        var sum = kernel.Sum();
        return Array.ConvertAll(kernel, weight => weight / sum);
    }

    private static void Convolve(ReadOnlySpan<byte> line, Span<float> blurred, float[] kernel, int width)
    {
        var reach = kernel.Length / 2;
        for (var column = 0; column < width; column++)
        {
            for (var tap = 0; tap < kernel.Length; tap++)
            {
                var source = Math.Clamp(column + tap - reach, 0, width - 1) * Picture.Channels;
                var target = column * Picture.Channels;
                for (var channel = 0; channel < Picture.Channels; channel++)
                {
                    blurred[target + channel] += kernel[tap] * line[source + channel];
                }
            }
        }
    }

    private static byte[] Columns(float[] rows, int stride, int height, float[] kernel)
    {
        var reach = kernel.Length / 2;
        var pixels = new byte[rows.Length];
        var sums = new float[stride];
        for (var row = 0; row < height; row++)
        {
            Array.Clear(sums);
            for (var tap = 0; tap < kernel.Length; tap++)
            {
                var source = rows.AsSpan(Math.Clamp(row + tap - reach, 0, height - 1) * stride, stride);
                for (var i = 0; i < stride; i++)
                {
                    sums[i] += kernel[tap] * source[i];
                }
            }

            for (var i = 0; i < stride; i++)
            {
                pixels[(row * stride) + i] = (byte)(sums[i] + 0.5f);
            }
        }

        return pixels;
    }
}
