using System.Globalization;
using CoCosNet.Api.Answers;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Forms;

/// <summary>Parses text fields into translation options.</summary>
internal static class OptionFields
{
    /// <exception cref="TranslationException">A text is not valid for its field.</exception>
    public static TranslationOptions Parse(IReadOnlyDictionary<string, string> texts, Representation representation)
    {
        var defaults = new TranslationOptions();
        var width = Side(texts, FormFields.Width);
        var height = Side(texts, FormFields.Height);
        if (width is null != height is null)
        {
            var (given, missing) = width is null ? (FormFields.Height, FormFields.Width) : (FormFields.Width, FormFields.Height);
            throw new TranslationException(
                TranslationError.InvalidSize, missing, $"The request has '{given}' without '{missing}'; send both or neither.");
        }

        return new TranslationOptions
        {
            Width = width,
            Height = height,
            Format = representation.Choose(Format(texts)),
            Quality = Quality(texts) ?? defaults.Quality,
            Seed = Seed(texts) ?? defaults.Seed,
            Variations = Variations(texts),
            Tile = Tiled(texts) ?? defaults.Tile,
            Continues = Continued(texts),
            MapColors = Colors(texts) ?? defaults.MapColors,
            Ignore = List(texts, FormFields.Ignore) ?? defaults.Ignore,
            OpenLabels = Flag(texts, FormFields.OpenLabels) ?? defaults.OpenLabels,
            Animation = Animated(texts) ?? defaults.Animation,
            Background = Background(texts),
            Person = Person(texts, FormFields.Person),
            ExemplarPerson = Person(texts, FormFields.ExemplarPerson),
            Warps = Flag(texts, FormFields.Warps) ?? defaults.Warps,
            Flow = Flag(texts, FormFields.Flow) ?? defaults.Flow,
            Confidence = Flag(texts, FormFields.Confidence) ?? defaults.Confidence,
            Correspondence = Flag(texts, FormFields.Correspondence) ?? defaults.Correspondence,
            Matches = Flag(texts, FormFields.Matches) ?? defaults.Matches,
            ExemplarReading = Flag(texts, FormFields.ExemplarReading) ?? defaults.ExemplarReading,
            Probes = Probes(texts) ?? defaults.Probes,
            Previews = Flag(texts, FormFields.Previews) ?? defaults.Previews,
        };
    }

    private static int? Side(IReadOnlyDictionary<string, string> texts, string name)
    {
        const int Minimum = TranslationOptions.MinimumSide;
        const int Maximum = TranslationOptions.MaximumSide;
        return Integer(texts, name) switch
        {
            null => null,
            >= Minimum and <= Maximum and var side => side,
            var other => throw new TranslationException(
                TranslationError.InvalidSize, name, $"'{name}' is {other}; it must be {Minimum} to {Maximum}."),
        };
    }

    private static int? Person(IReadOnlyDictionary<string, string> texts, string name) => Integer(texts, name) switch
    {
        null => null,
        >= 0 and var person => person,
        var other => throw Invalid(name, $"{other}", "a person's number, from 0"),
    };

    private static int? Quality(IReadOnlyDictionary<string, string> texts) => Integer(texts, FormFields.Quality) switch
    {
        null => null,
        >= 1 and <= 100 and var quality => quality,
        var other => throw Invalid(FormFields.Quality, $"{other}", "a whole number from 1 to 100"),
    };

    private static int? Seed(IReadOnlyDictionary<string, string> texts) => Integer(texts, FormFields.Seed) switch
    {
        null => null,
        >= 0 and var seed => seed,
        var other => throw Invalid(FormFields.Seed, $"{other}", $"a whole number from 0 to {int.MaxValue}"),
    };

    /// <summary>Returns how many pictures are wanted.</summary>
    /// <exception cref="TranslationException">The number is out of range, or the last seed would be.</exception>
    public static int Variations(IReadOnlyDictionary<string, string> texts)
    {
        const int Most = TranslationOptions.MaximumVariations;
        var count = Integer(texts, FormFields.Variations) switch
        {
            null => 1,
            >= 1 and <= Most and var number => number,
            var other => throw Invalid(FormFields.Variations, $"{other}", $"a whole number from 1 to {Most}"),
        };
        return Seed(texts) > int.MaxValue - count + 1
            ? throw new TranslationException(
                TranslationError.InvalidOption, FormFields.Seed, $"The last of {count} variations has a seed above {int.MaxValue}; send a smaller 'seed'.")
            : count;
    }

    private static Tiling? Tiled(IReadOnlyDictionary<string, string> texts) => texts.GetValueOrDefault(FormFields.Tile) switch
    {
        null => null,
        "none" => Tiling.None,
        "x" => Tiling.X,
        "y" => Tiling.Y,
        "xy" => Tiling.Xy,
        var other => throw Invalid(FormFields.Tile, other, "none, x, y or xy"),
    };

    private static string? Continued(IReadOnlyDictionary<string, string> texts) => texts.GetValueOrDefault(FormFields.Continues) switch
    {
        null => null,
        { Length: 64 } id when id.All(char.IsAsciiHexDigitLower) => id,
        var other => throw Invalid(FormFields.Continues, other, $"the id of a result, 64 hexadecimal digits, as {ResponseHeaders.ResultId} and JSON's 'id' name it"),
    };

    private static PictureFormat? Format(IReadOnlyDictionary<string, string> texts) => texts.GetValueOrDefault(FormFields.Format) switch
    {
        null => null,
        "png" => PictureFormat.Png,
        "webp" => PictureFormat.Webp,
        "jpeg" => PictureFormat.Jpeg,
        var other => throw Invalid(FormFields.Format, other, "png, webp or jpeg"),
    };

    /// <summary>The pixels of a probe: <c>12,40</c>, or several as <c>12,40;13,41</c>.</summary>
    private static IReadOnlyList<PixelPosition>? Probes(IReadOnlyDictionary<string, string> texts)
    {
        if (!texts.TryGetValue(FormFields.Probe, out var text))
        {
            return null;
        }

        var pixels = text.Split(FormFields.ProbeSeparator);
        return pixels.Length <= TranslationOptions.MaximumProbes
            ? [.. pixels.Select(Pixel)]
            : throw new TranslationException(
                TranslationError.InvalidOption,
                FormFields.Probe,
                $"'probe' names {pixels.Length} pixels; a request may name at most {TranslationOptions.MaximumProbes}.");
    }

    private static PixelPosition Pixel(string text) =>
        text.Split(',') is [var x, var y] && Coordinate(x) is { } column && Coordinate(y) is { } row
            ? new PixelPosition(column, row)
            : throw Invalid(
                FormFields.Probe, text, $"the column and row of a pixel, such as 12,40; separate several with '{FormFields.ProbeSeparator}'");

    private static int? Coordinate(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static MapColors? Colors(IReadOnlyDictionary<string, string> texts) => texts.GetValueOrDefault(FormFields.MapColors) switch
    {
        null => null,
        "tolerant" => MapColors.Tolerant,
        "exact" => MapColors.Exact,
        "lossy" => MapColors.Lossy,
        var other => throw Invalid(FormFields.MapColors, other, "tolerant, exact or lossy"),
    };

    private static Animation? Animated(IReadOnlyDictionary<string, string> texts) => texts.GetValueOrDefault(FormFields.Animation) switch
    {
        null => null,
        "refuse" => Animation.Refuse,
        "first" => Animation.First,
        var other => throw Invalid(FormFields.Animation, other, "refuse or first"),
    };

    private static string? Background(IReadOnlyDictionary<string, string> texts) => texts.GetValueOrDefault(FormFields.Background) switch
    {
        null => null,
        ['#', .. { Length: 6 } digits] color when digits.All(char.IsAsciiHexDigit) => color,
        var other => throw Invalid(FormFields.Background, other, "a colour such as #ffffff"),
    };

    /// <summary>Returns the entries of a list with commas.</summary>
    public static string[] Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string[]? List(IReadOnlyDictionary<string, string> texts, string name) =>
        texts.TryGetValue(name, out var text) ? Split(text) : null;

    private static bool? Flag(IReadOnlyDictionary<string, string> texts, string name) => texts.GetValueOrDefault(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw Invalid(name, other, "true or false"),
    };

    private static int? Integer(IReadOnlyDictionary<string, string> texts, string name)
    {
        if (!texts.TryGetValue(name, out var text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Invalid(name, text, "a whole number");
    }

    private static TranslationException Invalid(string name, string text, string allowed) =>
        new(TranslationError.InvalidOption, name, $"'{name}' is '{text}'; it must be {allowed}.");
}
