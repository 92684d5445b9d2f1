using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Evidence;

/// <summary>
/// The exemplar at the left, the result at the right, one colour for one place: the exemplar's pixels are tinted by where they lie, the
/// result's by where they came from. A chequered grid lies over the exemplar; in the result it lies where it was carried to, and its
/// lines break off where neighbours come from different places.
/// </summary>
internal static class CorrespondencePicture
{
    /// <summary>Squares along the longer side.</summary>
    private const int Squares = 8;

    /// <summary>How much of the pictures' own light and shade shows under the tint.</summary>
    private const float Shade = 0.45f;

    /// <summary>Neighbours whose places lie further apart belong to different pieces.</summary>
    private const int Tear = 2;

    /// <summary>By how much a dark square is darker than a light one.</summary>
    private const float Chequer = 0.06f;

    private const float MiddleLightness = 0.6f;
    private static readonly OkLab Line = new(0.97f, 0, 0);
    private static readonly OkLab Gap = new(1, 0, 0);

    /// <param name="best">The exemplar's pixel of every pixel of the result, row-major.</param>
    /// <param name="exemplar">At the result's size.</param>
    /// <param name="result">The picture that was made.</param>
    public static Picture Draw(int[] best, Picture exemplar, Picture result)
    {
        var size = result.Size;
        var gap = Math.Max(4, size.Width / 48);
        var sheet = new Picture(new PixelSize((2 * size.Width) + gap, size.Height), new byte[Picture.Channels * ((2 * size.Width) + gap) * size.Height]);
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
            {
                var pixel = (y * size.Width) + x;
                Tint(exemplar, pixel, pixel, OnLine(pixel, x, y, size, best: null)).WriteTo(At(sheet, x, y));
                Tint(result, pixel, best[pixel], OnLine(pixel, x, y, size, best)).WriteTo(At(sheet, size.Width + gap + x, y));
            }

            for (var x = 0; x < gap; x++)
            {
                Gap.WriteTo(At(sheet, size.Width + x, y));
            }
        }

        return sheet;
    }

    private static OkLab Tint(Picture picture, int pixel, int place, bool line)
    {
        var (y, x) = Math.DivRem(place, picture.Width);
        var color = PositionColors.ColorOf(x, y, picture.Size);
        var rgb = picture.Pixels.AsSpan(Picture.Channels * pixel, Picture.Channels);
        var chequer = (Square(x, picture.Size) + Square(y, picture.Size)) % 2 == 0 ? Chequer / 2 : -Chequer / 2;
        var shaded = color with
        {
            Lightness = color.Lightness + chequer + (Shade * (OkLab.LightnessOf(rgb[0], rgb[1], rgb[2]) - MiddleLightness)),
        };
        return line ? OkLab.Mix(shaded, Line, 0.75f) : shaded;
    }

    /// <summary>Whether the pixel and the one right of it or below lie in neighbouring squares of the exemplar.</summary>
    private static bool OnLine(int pixel, int x, int y, PixelSize size, int[]? best) =>
        (x + 1 < size.Width && Crosses(pixel, pixel + 1, size, best)) || (y + 1 < size.Height && Crosses(pixel, pixel + size.Width, size, best));

    private static bool Crosses(int pixel, int neighbour, PixelSize size, int[]? best)
    {
        var (y, x) = Math.DivRem(best?[pixel] ?? pixel, size.Width);
        var (otherY, otherX) = Math.DivRem(best?[neighbour] ?? neighbour, size.Width);
        return Math.Abs(x - otherX) <= Tear && Math.Abs(y - otherY) <= Tear
            && (Square(x, size) != Square(otherX, size) || Square(y, size) != Square(otherY, size));
    }

    private static int Square(int along, PixelSize size) => along * Squares / size.LongerSide;

    private static Span<byte> At(Picture picture, int x, int y) =>
        picture.Pixels.AsSpan(Picture.Channels * ((y * picture.Width) + x), Picture.Channels);
}
