using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Serving;

/// <summary>The size that a translation answers with.</summary>
internal static class OutputSize
{
    private const int LongestToShortest = TranslationOptions.MaximumSide / TranslationOptions.MinimumSide;

    /// <summary>The size asked for; or else the map's proportions, with the model's size on the longer side, or more where the shorter one would
    /// be too short.</summary>
    /// <exception cref="TranslationException">The size asked for is out of range, or the map is too oblong for any.</exception>
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
