using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Evidence;

/// <summary>
/// Where each pixel came from, as the colour of the way there. The scale is the same in every picture: the wheel's rim is half of the
/// longer side and beyond, and strength grows with the root of the way, so that short ways show too. The wheel itself lies in the corner.
/// </summary>
internal static class FlowPicture
{
    /// <param name="best">The exemplar's pixel of every pixel, row-major.</param>
    /// <param name="size">Of both.</param>
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
