using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>
/// Chooses the coding of a file's values. If several codings fit, an exact fit comes before an approximate one, and a palette's colours
/// before its indices, because tools that save palettes renumber the entries but keep their colours.
/// </summary>
internal sealed class CodingChoice
{
    /// <summary>Share of a palette map's pixels in class colours from which the colours count, even if some entries match no class.</summary>
    private const double NearlyAll = 0.9;

    private readonly LabelImage _image;
    private readonly string _field;
    private readonly Func<LabelCoding, SymbolReading> _read;
    private readonly List<MapNote> _notes = [];

    private CodingChoice(LabelImage image, string field, Func<LabelCoding, SymbolReading> read)
    {
        (_image, _field, _read) = (image, field, read);
    }

    /// <summary>Chooses the coding. Throws <see cref="TranslationError.UnknownClass"/> if a palette contradicts itself.</summary>
    public static (SymbolReading Reading, IReadOnlyList<MapNote> Notes) Make(
        LabelImage image, ClassTable classes, IgnoreSet ignore, bool isTolerant, string field)
    {
        var choice = new CodingChoice(image, field, coding => SymbolReading.By(coding, image, classes, ignore, isTolerant));
        var reading = image.Encoding switch
        {
            LabelEncoding.Palette => choice.OfPalette(),
            LabelEncoding.Grey => choice.OfGrey(),
            _ => choice.OfColors(),
        };
        return (reading, choice._notes);
    }

    private SymbolReading OfPalette()
    {
        var (ids, colors, greys) = (_read(LabelCoding.Ids), _read(LabelCoding.Colors), _read(LabelCoding.GreyIds));
        if (colors.IsExact)
        {
            return ByColors(ids, colors);
        }

        if (greys.IsExact && greys.Differs(ids, _image) > 0)
        {
            return ids.IsExact && IsRamp()
                ? throw Contradiction()
                : Noted(greys, "palette_read_by_greys", "The palette's entries are grey values that are class ids; the entries are used, not the indices.");
        }

        var share = colors.Explained(_image);
        if (!ids.IsExact)
        {
            return share > ids.Explained(_image) ? ByColors(ids, colors) : ids;
        }

        var differs = ids.Differs(colors, _image) > 1 - share;
        if (differs && share >= NearlyAll && colors.SizeableClasses(_image) > 1)
        {
            return ByColors(ids, colors);
        }

        return differs && share >= 0.5
            ? Noted(ids, "palette_colors_disagree", "The palette's indices count as class ids, though many of its colours are those of other classes.")
            : ids;
    }

    private SymbolReading ByColors(SymbolReading ids, SymbolReading colors) => colors.Differs(ids, _image) > 0
        ? Noted(colors, "palette_read_by_colors", "The palette's entries are the classes' colours; the entries are used, not the indices.")
        : colors;

    private SymbolReading OfGrey()
    {
        var ids = _read(LabelCoding.Ids);
        var isNarrow = _image.Symbols[0].NarrowId is not null;
        var narrow = isNarrow ? _read(LabelCoding.NarrowIds) : ids;
        if (isNarrow && narrow.IsExact && (!ids.IsExact || (HasIgnored(ids) && !HasIgnored(narrow))))
        {
            return narrow.Differs(ids, _image) > 0
                ? Noted(narrow, "narrow_grey_read_as_ids", "Grey of fewer than 8 bits counts as ids as it is stored, not widened to 0…255.")
                : narrow;
        }

        if (ids.IsExact)
        {
            return isNarrow && narrow.IsExact && narrow.Differs(ids, _image) > 0
                ? Noted(ids, "narrow_grey_widened", "Grey of fewer than 8 bits counts widened to 0…255; as it is stored it would be ids too. 8 bits leave no doubt.")
                : ids;
        }

        var colors = _read(LabelCoding.Colors);
        return colors.IsExact || colors.Explained(_image) > ids.Explained(_image)
            ? Noted(colors, "grey_read_as_colors", "The grey values count as the classes' colours; as ids they are not the model's.")
            : ids;
    }

    private SymbolReading OfColors()
    {
        var (colors, greys) = (_read(LabelCoding.Colors), _read(LabelCoding.GreyIds));
        return !colors.IsExact && (greys.IsExact || greys.Explained(_image) > colors.Explained(_image))
            ? Noted(greys, "grey_read_as_ids", "Red, green and blue are the same and count as class ids.")
            : colors;
    }

    /// <summary>Whether the palette is a ramp for display: evenly spaced from black to white.</summary>
    private bool IsRamp()
    {
        var entries = _image.Symbols.OrderBy(symbol => symbol.Id).Select(symbol => symbol.Grey!.Value).ToArray();
        return entries.Length > 1 && entries.Select((grey, i) => Math.Abs(grey - 255d * i / (entries.Length - 1)) <= 1).All(isEven => isEven);
    }

    private TranslationException Contradiction()
    {
        var symbol = _image.Symbols.First(symbol => symbol.Grey != symbol.Id);
        return new TranslationException(
            TranslationError.UnknownClass,
            _field,
            $"The palette contradicts itself: at {_image.Place(symbol.First)} the index is {symbol.Id} and its entry the grey {symbol.Grey}, and both are "
            + "class ids. Save the ids as 8-bit grey.");
    }

    private SymbolReading Noted(SymbolReading reading, string code, string detail)
    {
        _notes.Add(new MapNote(code, detail));
        return reading;
    }

    private static bool HasIgnored(SymbolReading reading) => reading.Classes.Contains(Mark.Ignored);
}
