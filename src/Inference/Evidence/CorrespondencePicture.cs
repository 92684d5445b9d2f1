using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Evidence;

/// <summary>
/// Draws the exemplar at the left and the result at the right. The exemplar's pixels are tinted by their position, the result's by the
/// position they come from, so equal colours mean equal places. A chequered grid lies over the exemplar and is carried over to the result;
/// its lines break where neighbouring pixels come from different places.
/// </summary>
internal static class CorrespondencePicture
{
    /// <summary>Number of squares along the longer side.</summary>
    private const int Squares = 8;

    /// <summary>How strongly the pictures' own lightness shows under the tint.</summary>
    private const float Shade = 0.45f;

    /// <summary>Distance in pixels beyond which the matches of two neighbours belong to different pieces.</summary>
    private const int Tear = 2;

    /// <summary>How much darker a dark square is than a light one.</summary>
    private const float Chequer = 0.06f;

    private const float MiddleLightness = 0.6f;
    private static readonly OkLab Line = new(0.97f, 0, 0);
    private static readonly OkLab Gap = new(1, 0, 0);

    /// <param name="best">Index of the exemplar's pixel for every pixel of the result, row-major.</param>
    /// <param name="exemplar">The exemplar in its own proportions.</param>
    /// <param name="result">The translated picture.</param>
    public static Picture Draw(int[] best, Picture exemplar, Picture result)
    {
        var gap = Math.Max(4, result.Width / 48);
        var size = new PixelSize(exemplar.Width + gap + result.Width, Math.Max(exemplar.Height, result.Height));
        var sheet = new Picture(size, new byte[Picture.Channels * size.Pixels]);
        Fill(sheet);
        Draw(sheet, 0, exemplar, exemplar.Size, best: null);
        Draw(sheet, exemplar.Width + gap, result, exemplar.Size, best);
        return sheet;
    }

    private static void Fill(Picture sheet)
    {
        for (var pixel = 0; pixel < sheet.Size.Pixels; pixel++)
        {
            Gap.WriteTo(sheet.Pixels.AsSpan(Picture.Channels * pixel, Picture.Channels));
        }
    }

    private static void Draw(Picture sheet, int left, Picture picture, PixelSize exemplar, int[]? best)
    {
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var pixel = (y * picture.Width) + x;
                Tint(picture, pixel, best?[pixel] ?? pixel, exemplar, OnLine(pixel, x, y, picture.Size, exemplar, best)).WriteTo(At(sheet, left + x, y));
            }
        }
    }

    private static OkLab Tint(Picture picture, int pixel, int place, PixelSize exemplar, bool line)
    {
        var (y, x) = Math.DivRem(place, exemplar.Width);
        var color = PositionColors.ColorOf(x, y, exemplar);
        var rgb = picture.Pixels.AsSpan(Picture.Channels * pixel, Picture.Channels);
        var chequer = (Square(x, exemplar) + Square(y, exemplar)) % 2 == 0 ? Chequer / 2 : -Chequer / 2;
        var shaded = color with
        {
            Lightness = color.Lightness + chequer + (Shade * (OkLab.LightnessOf(rgb[0], rgb[1], rgb[2]) - MiddleLightness)),
        };
        return line ? OkLab.Mix(shaded, Line, 0.75f) : shaded;
    }

    /// <summary>Whether this pixel and the one to its right or below it lie in adjacent squares of the exemplar.</summary>
    private static bool OnLine(int pixel, int x, int y, PixelSize size, PixelSize exemplar, int[]? best) =>
        (x + 1 < size.Width && Crosses(pixel, pixel + 1, exemplar, best)) || (y + 1 < size.Height && Crosses(pixel, pixel + size.Width, exemplar, best));

    private static bool Crosses(int pixel, int neighbour, PixelSize exemplar, int[]? best)
    {
        var (y, x) = Math.DivRem(best?[pixel] ?? pixel, exemplar.Width);
        var (otherY, otherX) = Math.DivRem(best?[neighbour] ?? neighbour, exemplar.Width);
        return Math.Abs(x - otherX) <= Tear && Math.Abs(y - otherY) <= Tear
            && (Square(x, exemplar) != Square(otherX, exemplar) || Square(y, exemplar) != Square(otherY, exemplar));
    }

    private static int Square(int along, PixelSize size) => along * Squares / size.LongerSide;

    private static Span<byte> At(Picture picture, int x, int y) =>
        picture.Pixels.AsSpan(Picture.Channels * ((y * picture.Width) + x), Picture.Channels);
}
