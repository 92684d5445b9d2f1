using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Edges;

/// <summary>
/// Canny's edge detector (1986): gradients of the smoothed picture, non-maximum suppression, hysteresis. The thresholds adapt to the
/// picture's contrast.
/// </summary>
internal static class CannyDetector
{
    private const float Smoothing = 1.2f;

    /// <summary>Share of the pixels whose gradient counts as strong.</summary>
    private const float StrongShare = 0.1f;

    /// <summary>The weak threshold, as a share of the strong one.</summary>
    private const float Weak = 0.4f;

    /// <summary>Smallest gradient of an edge, even in a flat picture; anything below is grain.</summary>
    private const float LeastGradient = 6f;

    /// <returns>H×W: 1 on an edge, 0 elsewhere.</returns>
    public static float[] Detect(Picture picture)
    {
        var size = picture.Size;
        var (across, down) = Gradients(GaussianBlur.Apply(picture, Smoothing));
        var strength = new float[size.Pixels];
        for (var i = 0; i < strength.Length; i++)
        {
            strength[i] = MathF.Sqrt((across[i] * across[i]) + (down[i] * down[i]));
        }

        var strong = MathF.Max(LeastGradient, strength.Order().ElementAt((int)(strength.Length * (1f - StrongShare))));
        var crests = Crests(strength, across, down, size);
        return Follow(crests, size, strong, strong * Weak);
    }

    /// <summary>Gradients of the luma by Sobel's filter.</summary>
    private static (float[] Across, float[] Down) Gradients(Picture picture)
    {
        var (width, height) = (picture.Width, picture.Height);
        var luma = new float[picture.Size.Pixels];
        for (var i = 0; i < luma.Length; i++)
        {
            luma[i] = (0.299f * picture.Pixels[3 * i]) + (0.587f * picture.Pixels[(3 * i) + 1]) + (0.114f * picture.Pixels[(3 * i) + 2]);
        }

        var (across, down) = (new float[luma.Length], new float[luma.Length]);
        for (int row = 0, i = 0; row < height; row++)
        {
            int above = Math.Max(0, row - 1) * width, here = row * width, below = Math.Min(height - 1, row + 1) * width;
            for (var column = 0; column < width; column++, i++)
            {
                int left = Math.Max(0, column - 1), right = Math.Min(width - 1, column + 1);
                across[i] = (luma[above + right] - luma[above + left] + (2f * (luma[here + right] - luma[here + left]))
                    + luma[below + right] - luma[below + left]) / 4f;
                down[i] = (luma[below + left] - luma[above + left] + (2f * (luma[below + column] - luma[above + column]))
                    + luma[below + right] - luma[above + right]) / 4f;
            }
        }

        return (across, down);
    }

    /// <summary>Strength of pixels that no neighbour along the gradient exceeds; 0 elsewhere.</summary>
    private static float[] Crests(float[] strength, float[] across, float[] down, PixelSize size)
    {
        // tan 22.5°: the four directions meet at odd multiples of 22.5°.
        const float Slope = 0.41421356f;
        var crests = new float[strength.Length];
        for (var row = 1; row < size.Height - 1; row++)
        {
            for (var column = 1; column < size.Width - 1; column++)
            {
                var i = (row * size.Width) + column;
                float x = MathF.Abs(across[i]), y = MathF.Abs(down[i]);
                var step = y <= Slope * x ? 1
                    : x <= Slope * y ? size.Width
                    : across[i] * down[i] > 0f ? size.Width + 1
                    : size.Width - 1;

                // The comparison is strict on one side only, so that one of two equal neighbours remains.
                crests[i] = strength[i] >= strength[i - step] && strength[i] > strength[i + step] ? strength[i] : 0f;
            }
        }

        return crests;
    }

    private static float[] Follow(float[] crests, PixelSize size, float strong, float weak)
    {
        var edges = new float[crests.Length];
        var open = new Stack<int>();
        for (var i = 0; i < crests.Length; i++)
        {
            if (crests[i] >= strong)
            {
                edges[i] = 1f;
                open.Push(i);
            }
        }

        int[] steps = [-size.Width - 1, -size.Width, -size.Width + 1, -1, 1, size.Width - 1, size.Width, size.Width + 1];

        // Border pixels are never crests, so every crest has eight neighbours.
        while (open.TryPop(out var from))
        {
            foreach (var step in steps)
            {
                var to = from + step;
                if (edges[to] == 0f && crests[to] >= weak)
                {
                    edges[to] = 1f;
                    open.Push(to);
                }
            }
        }

        return edges;
    }
}
