using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Serving;

/// <summary>Chooses the size of a result.</summary>
internal static class OutputSize
{
    private const int LongestToShortest = TranslationOptions.MaximumSide / TranslationOptions.MinimumSide;

    /// <summary>Returns the requested size, or else a size in the map's proportions whose longer side is the model's size, enlarged if the
    /// shorter side would be too short.</summary>
    /// <exception cref="TranslationException">The requested size is out of range, or the map is too elongated for any size.</exception>
    public static PixelSize Choose(TranslationOptions options, PixelSize map, int modelSize)
    {
        if (options.Width is { } width && options.Height is { } height)
        {
            Check("width", width);
            Check("height", height);
            return new PixelSize(width, height);
        }

        if (options.Width is not null || options.Height is not null)
        {
            throw new TranslationException(
                TranslationError.InvalidSize, options.Width is null ? "width" : "height", "Send width and height both, or neither.");
        }

        if (map.LongerSide > map.ShorterSide * (long)LongestToShortest)
        {
            throw new TranslationException(
                TranslationError.InvalidSize, "map",
                $"It is {map}; a side may be at most {LongestToShortest} times the other unless width and height are sent.");
        }

        var scale = Math.Max((double)modelSize / map.LongerSide, (double)TranslationOptions.MinimumSide / map.ShorterSide);
        return new PixelSize(Side(map.Width), Side(map.Height));

        int Side(int side) => Math.Clamp(
            (int)Math.Round(side * scale, MidpointRounding.AwayFromZero), TranslationOptions.MinimumSide, TranslationOptions.MaximumSide);
    }

    private static void Check(string field, int side)
    {
        if (side is < TranslationOptions.MinimumSide or > TranslationOptions.MaximumSide)
        {
            throw new TranslationException(
                TranslationError.InvalidSize, field, $"It is {side}; send {TranslationOptions.MinimumSide} to {TranslationOptions.MaximumSide}.");
        }
    }
}
