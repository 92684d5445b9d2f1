using System.Globalization;
using CoCosNet.Contracts.Errors;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>Reports the pixels of a label map that belong to no class.</summary>
internal sealed class LabelProblems(LabelImage image, LabelCoding coding, ClassTable classes, string field)
{
    /// <summary>Throws for the first transparent pixel, otherwise for the most frequent unknown value.</summary>
    public void ThrowIfAny(LabelGrid grid)
    {
        if (Array.IndexOf(grid.Classes, Mark.Transparent) is var transparent and >= 0)
        {
            throw new TranslationException(
                TranslationError.UnknownColor,
                field,
                $"The pixel at {image.Place(transparent)} is transparent; give every pixel a class, or declare with 'ignore' that transparent ones have none.");
        }

        if (Array.IndexOf(grid.Classes, Mark.Unknown) is var first and >= 0)
        {
            var unknown = Enumerable.Range(first, grid.Classes.Length - first).Where(pixel => grid.Classes[pixel] == Mark.Unknown).ToArray();

            // The most frequent value; the first one on a tie.
            var pixels = unknown.GroupBy(pixel => image.Codes[pixel]).MaxBy(group => group.Count())!.ToArray();
            throw coding == LabelCoding.Colors ? UnknownColor(pixels, unknown.Length) : UnknownClass(pixels);
        }
    }

    public TranslationException NothingLabelled() => new(
        TranslationError.UnknownClass, field, "Every pixel of the map is declared unlabelled; give at least some a class.");

    private TranslationException UnknownClass(int[] pixels)
    {
        var id = image.SymbolAt(pixels[0]).IdBy(coding);
        return new TranslationException(
            TranslationError.UnknownClass,
            field,
            $"Class id {id} at {image.Place(pixels[0])} ({Pixels(pixels.Length)}, {Share(pixels.Length)} of the map) is not a class of the model; its ids are "
            + $"{classes.Ids}. {Advice(id)}");
    }

    private string Advice(int? id)
    {
        var used = image.Symbols.Select(symbol => symbol.IdBy(coding)).OfType<int>().Where(other => other != id).ToArray();
        var (lowest, highest) = (classes.Classes.Min(known => known.Id), classes.Classes.Max(known => known.Id));
        var isOneMore = id == highest + 1 && used.All(other => other > lowest && classes.IndexOfId(other - 1) != ClassTable.Unknown);
        var isOneLess = id == (lowest + 255) % 256 && used.All(other => other < highest && classes.IndexOfId(other + 1) != ClassTable.Unknown);
        return isOneMore
            ? "All ids look one too high, as if they were counted from 1: subtract 1."
            : isOneLess && id != 255
                ? "All ids look one too low: add 1."
                : id == 255
                    ? "If it means 'unlabelled', declare it with 'ignore' 255; if it is -1, all ids are one too low: add 1."
                    : "Give its pixels one of these, or declare with 'ignore' that they are unlabelled.";
    }

    private TranslationException UnknownColor(int[] pixels, int all)
    {
        var symbol = image.SymbolAt(pixels[0]);
        if (symbol.Color is not { } color)
        {
            return new TranslationException(
                TranslationError.UnknownClass, field, $"The palette has no entry {symbol.Id}, which the pixel at {image.Place(pixels[0])} has.");
        }

        var nearest = classes.NearestTo(color);
        return new TranslationException(
            TranslationError.UnknownColor,
            field,
            $"Colour {ClassTable.Hex(color)} at {image.Place(pixels[0])} ({Pixels(pixels.Length)} of {all} in unknown colours, {Share(all)} of the map) "
            + $"belongs to no class; the nearest is '{nearest.Name}' with {nearest.Color}. Draw without antialiasing and never save as JPEG on the way, or let "
            + "'mapColors' be tolerant (antialiasing) or lossy (JPEG).");
    }

    private string Share(int pixels) => string.Create(CultureInfo.InvariantCulture, $"{100d * pixels / image.Size.Pixels:0.##} %");

    private static string Pixels(int count) => count == 1 ? "1 pixel" : $"{count} pixels";
}
