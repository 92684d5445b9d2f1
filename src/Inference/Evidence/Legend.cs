using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Evidence;

/// <summary>Draws a legend into the lower right corner, so that a picture explains itself without changing its size.</summary>
internal static class Legend
{
    private static readonly OkLab Border = new(1, 0, 0);

    /// <param name="picture">The picture to draw on.</param>
    /// <param name="color">Colour of a point on the disc, given its offsets to the right and down, −1..1 from the centre.</param>
    public static void DrawDisc(Picture picture, Func<float, float, OkLab> color)
    {
        var radius = picture.Size.ShorterSide / 10f;
        var (centreX, centreY) = (picture.Width - (1.3f * radius), picture.Height - (1.3f * radius));
        var rim = radius + Math.Max(1, radius / 12);
        for (var y = (int)(centreY - rim); y < Math.Min(picture.Height, centreY + rim + 1); y++)
        {
            for (var x = (int)(centreX - rim); x < Math.Min(picture.Width, centreX + rim + 1); x++)
            {
                var (right, down) = ((x + 0.5f - centreX) / radius, (y + 0.5f - centreY) / radius);
                var distance = radius * MathF.Sqrt((right * right) + (down * down));
                if (distance <= rim)
                {
                    Write(picture, x, y, distance <= radius ? color(right, down) : Border);
                }
            }
        }
    }

    /// <param name="picture">The picture to draw on.</param>
    /// <param name="color">Colour of a value 0..1; values grow from left to right, with ticks at the quarters.</param>
    public static void DrawBar(Picture picture, Func<float, OkLab> color)
    {
        var border = Math.Max(1, picture.Size.ShorterSide / 256);
        var (width, height) = (picture.Width / 3, Math.Max(6, picture.Size.ShorterSide / 24));
        var (left, top) = (picture.Width - width - height, picture.Height - (2 * height));
        for (var y = top - border; y < top + height + border; y++)
        {
            for (var x = left - border; x < left + width + border; x++)
            {
                var inside = x >= left && x < left + width && y >= top && y < top + height;
                var quarter = (x - left) * 4 % width < 4 * border && y >= top + (3 * height / 4);
                Write(picture, x, y, inside && !quarter ? color((x - left) / (width - 1f)) : Border);
            }
        }
    }

    private static void Write(Picture picture, int x, int y, OkLab color) =>
        color.WriteTo(picture.Pixels.AsSpan(Picture.Channels * ((y * picture.Width) + x), Picture.Channels));
}
