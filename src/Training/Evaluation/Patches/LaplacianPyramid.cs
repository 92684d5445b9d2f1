namespace CoCosNet.Training.Evaluation.Patches;

/// <summary>The Laplacian pyramid of a picture: each level holds one octave of detail, the last one the remainder.</summary>
internal static class LaplacianPyramid
{
    /// <summary>Smallest side of a level, in pixels.</summary>
    public const int SmallestSide = 16;

    private static readonly float[] Binomial = [1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f];

    /// <summary>Number of levels: sides are halved while even and at least twice <see cref="SmallestSide"/>.</summary>
    public static int Levels(int width, int height)
    {
        var levels = 1;
        while (width % 2 == 0 && height % 2 == 0 && Math.Min(width, height) / 2 >= SmallestSide)
        {
            (width, height) = (width / 2, height / 2);
            levels++;
        }

        return levels;
    }

    /// <summary>The levels, fine to coarse.</summary>
    public static Plane[] Of(Plane picture)
    {
        var levels = new Plane[Levels(picture.Width, picture.Height)];
        for (var level = 0; level < levels.Length - 1; level++)
        {
            var half = Halve(picture);
            levels[level] = picture.Minus(Double(half));
            picture = half;
        }

        levels[^1] = picture;
        return levels;
    }

    private static Plane Halve(Plane picture)
    {
        var blurred = Blur(picture, Binomial);
        var half = new Plane(picture.Width / 2, picture.Height / 2);
        for (var row = 0; row < half.Height; row++)
        {
            for (var column = 0; column < half.Width; column++)
            {
                half.Values[(row * half.Width) + column] = blurred.Values[(2 * row * blurred.Width) + (2 * column)];
            }
        }

        return half;
    }

    private static Plane Double(Plane half)
    {
        var spread = new Plane(half.Width * 2, half.Height * 2);
        for (var row = 0; row < half.Height; row++)
        {
            for (var column = 0; column < half.Width; column++)
            {
                spread.Values[(2 * row * spread.Width) + (2 * column)] = half.Values[(row * half.Width) + column];
            }
        }

        // Three of four pixels are zero, so the weights are doubled along each axis.
        return Blur(spread, Array.ConvertAll(Binomial, weight => 2 * weight));
    }

    private static Plane Blur(Plane picture, float[] kernel)
    {
        var rows = new Plane(picture.Width, picture.Height);
        var result = new Plane(picture.Width, picture.Height);
        for (var row = 0; row < picture.Height; row++)
        {
            for (var column = 0; column < picture.Width; column++)
            {
                var sum = 0f;
                for (var tap = -2; tap <= 2; tap++)
                {
                    sum += kernel[tap + 2] * picture.Values[(row * picture.Width) + Mirror(column + tap, picture.Width)];
                }

                rows.Values[(row * picture.Width) + column] = sum;
            }
        }

        for (var row = 0; row < picture.Height; row++)
        {
            var target = result.Values.AsSpan(row * picture.Width, picture.Width);
            for (var tap = -2; tap <= 2; tap++)
            {
                var source = rows.Values.AsSpan(Mirror(row + tap, picture.Height) * picture.Width, picture.Width);
                for (var column = 0; column < target.Length; column++)
                {
                    target[column] += kernel[tap + 2] * source[column];
                }
            }
        }

        return result;
    }

    /// <summary>Mirrors about the outermost pixel, which is not repeated.</summary>
    private static int Mirror(int at, int length)
    {
        at = Math.Abs(at);
        return at < length ? at : (2 * (length - 1)) - at;
    }
}
