using CoCosNet.Contracts.Errors;

namespace CoCosNet.Inference.Imaging;

/// <summary>The sizes of pictures and maps that are accepted, checked against the header before anything is decoded.</summary>
internal sealed record PictureLimits
{
    public static PictureLimits Default { get; } = new();

    /// <summary>Most pixels of a picture; 25 million by default.</summary>
    public long MaximumPixels { get; init; } = 25_000_000;

    /// <summary>Longest side in pixels; 8192 by default.</summary>
    public int MaximumSide { get; init; } = 8192;

    /// <summary>Shortest side in pixels; 16 by default.</summary>
    public int MinimumSide { get; init; } = 16;

    /// <summary>Throws <see cref="TranslationError.PictureTooSmall"/> or <see cref="TranslationError.PictureTooLarge"/>.</summary>
    public void Check(PixelSize size, string field)
    {
        if (size.ShorterSide < MinimumSide)
        {
            throw new TranslationException(
                TranslationError.PictureTooSmall, field, $"It is {size} pixels; send at least {MinimumSide} on each side.");
        }

        if (size.LongerSide > MaximumSide)
        {
            throw new TranslationException(
                TranslationError.PictureTooLarge, field, $"It is {size} pixels; send at most {MaximumSide} on a side.");
        }

        if (size.Pixels > MaximumPixels)
        {
            throw new TranslationException(
                TranslationError.PictureTooLarge, field, $"It is {size}, {size.Pixels} pixels; send at most {MaximumPixels} pixels.");
        }
    }
}
