using System.Globalization;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Forms;

/// <summary>The pixels that a form asks about: <c>12,40</c>, or several as <c>12,40;13,41</c>, or the field several times.</summary>
internal static class ProbeField
{
    /// <summary>Between the pixels of one text.</summary>
    public const char Separator = ';';

    /// <exception cref="TranslationException">The text names no pixels, or too many.</exception>
    public static IReadOnlyList<PixelPosition>? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var pixels = text.Split(Separator);
        return pixels.Length <= TranslationOptions.MaximumProbes
            ? [.. pixels.Select(ParsePixel)]
            : throw Invalid($"'probe' asks for {pixels.Length} pixels; at most {TranslationOptions.MaximumProbes} can be asked for at once.");
    }

    private static PixelPosition ParsePixel(string text) =>
        text.Split(',') is [var x, var y] && Coordinate(x) is { } column && Coordinate(y) is { } row
            ? new PixelPosition(column, row)
            : throw Invalid($"'probe' is '{text}'; it must be column and row of a pixel, such as 12,40, and several with '{Separator}' between them.");

    private static int? Coordinate(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TranslationException Invalid(string detail) => new(TranslationError.InvalidOption, FormFields.Probe, detail);
}
