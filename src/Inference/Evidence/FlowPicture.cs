using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Evidence;

/// <summary>
/// Draws each pixel's displacement to its match as a colour. The scale is the same in every picture: the rim of the wheel stands for half
/// of the longer side or more, and saturation grows with the square root of the distance, so that short displacements remain visible. The
/// wheel is drawn in the corner.
/// </summary>
internal static class FlowPicture
{
    /// <param name="best">Index of the exemplar's pixel for every pixel, row-major.</param>
    /// <param name="size">Size of the result and of the exemplar.</param>
    public static Picture Draw(int[] best, PixelSize size)
    {
        var pixels = new byte[size.Pixels * Picture.Channels];
        for (var pixel = 0; pixel < best.Length; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, size.Width);
            var (fromY, fromX) = Math.DivRem(best[pixel], size.Width);
            Color(fromX - x, fromY - y, size.LongerSide).WriteTo(pixels.AsSpan(Picture.Channels * pixel, Picture.Channels));
        }

        var picture = new Picture(size, pixels);
        Legend.DrawDisc(picture, (right, down) => FlowWheel.ColorOf(right, down, MathF.Sqrt((right * right) + (down * down))));
        return picture;
    }

    private static OkLab Color(int right, int down, int longerSide)
    {
        var share = MathF.Sqrt(((float)right * right) + ((float)down * down)) / (longerSide / 2f);
        return FlowWheel.ColorOf(right, down, MathF.Sqrt(share));
    }
}
