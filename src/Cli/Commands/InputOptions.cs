using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Cli.Commands;

/// <summary>The options of a translation: the fields of the API's form in kebab case.</summary>
internal static class InputOptions
{
    private static readonly TranslationOptions Defaults = new();

    public static readonly Option<string?> Model = new("--model") { Description = "Id of the model ('models' lists them). Default: the default model." };

    public static readonly Option<int?> Width = new("--width")
    {
        Description = $"Width of the picture, {TranslationOptions.MinimumSide} to {TranslationOptions.MaximumSide}, with --height. Default: the map's proportions at the model's size.",
    };

    public static readonly Option<int?> Height = new("--height") { Description = "Height of the picture, with --width." };

    public static readonly Option<int?> Quality = new("--quality") { Description = $"Quality of JPEG and WebP, 1 to 100. Default: {Defaults.Quality}." };

    public static readonly Option<MapColors?> Colors = new("--map-colors")
    {
        Description = "How exactly label maps are drawn: tolerant (default) mends small faults, exact refuses them, lossy takes JPEG too.",
    };

    public static readonly Option<string[]> Ignore = new("--ignore")
    {
        Description = "What means 'unlabelled' in label maps: ids, colours (#000000), class names or 'transparent'; repeated or with commas.",
        AllowMultipleArgumentsPerToken = true,
    };

    public static readonly Option<bool> OpenLabels = new("--open-labels") { Description = "Every id or colour of both maps is a class; equal ones match." };

    public static readonly Option<int> Seed = new("--seed") { Description = "Selects another picture of the same input." };

    public static readonly Option<Tiling> Tile = new("--tile")
    {
        Description = "The axes along which the picture repeats without a seam: x, y or xy. The map must repeat along them too.",
    };

    public static readonly Option<int?> Person = new("--person") { Description = "Of a pose with several people: which one, from 0. Default: the most confident one." };

    public static readonly Option<int?> ExemplarPerson = new("--exemplar-person") { Description = "As --person, in --exemplar-map." };

    public static readonly Option<Animation?> AnimationOption = new("--animation")
    {
        Description = "What to do with an animated exemplar: refuse (default), or first, which takes its first picture.",
    };

    public static readonly Option<string?> Background = new("--background")
    {
        Description = "The colour behind the exemplar's transparent pixels, such as #ffffff. Default: they are left out.",
    };

    public static readonly Option<PictureFormat?> Format = new("--format") { Description = "png, webp or jpeg. Default: by the name of the output." };

    public static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "No progress bar and no notes." };

    /// <summary>Adds the options to a command.</summary>
    public static void AddTo(Command command)
    {
        Option[] options =
        [
            Model, Width, Height, Format, Quality, Colors, Ignore, OpenLabels, Seed, Tile, Person, ExemplarPerson, AnimationOption, Background, Quiet,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(Validate);
    }

    /// <summary>Returns the options of a translation.</summary>
    public static TranslationOptions Read(ParseResult parsed, PictureFormat format) => new()
    {
        Width = parsed.GetValue(Width),
        Height = parsed.GetValue(Height),
        Format = parsed.GetValue(Format) ?? format,
        Quality = parsed.GetValue(Quality) ?? Defaults.Quality,
        OpenLabels = parsed.GetValue(OpenLabels),
        Seed = parsed.GetValue(Seed),
        Tile = parsed.GetValue(Tile),
        Person = parsed.GetValue(Person),
        ExemplarPerson = parsed.GetValue(ExemplarPerson),
        Animation = parsed.GetValue(AnimationOption) ?? Defaults.Animation,
        Background = parsed.GetValue(Background),
        MapColors = parsed.GetValue(Colors) ?? Defaults.MapColors,
        Ignore = [.. (parsed.GetValue(Ignore) ?? [])
            .SelectMany(words => words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
    };

    private static void Validate(CommandResult result)
    {
        var (width, height) = (result.GetValue(Width), result.GetValue(Height));
        if (width is null != height is null)
        {
            result.AddError("--width and --height go together; give both or neither.");
        }

        Check(result, "--width", width, TranslationOptions.MinimumSide, TranslationOptions.MaximumSide);
        Check(result, "--height", height, TranslationOptions.MinimumSide, TranslationOptions.MaximumSide);
        Check(result, "--quality", result.GetValue(Quality), 1, 100);
        Check(result, "--seed", result.GetValue(Seed), 0, int.MaxValue);
        Check(result, "--person", result.GetValue(Person), 0, int.MaxValue);
        Check(result, "--exemplar-person", result.GetValue(ExemplarPerson), 0, int.MaxValue);
        if (result.GetValue(Background) is { } color && !(color is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit)))
        {
            result.AddError($"--background is '{color}'; it must be a colour such as #ffffff.");
        }
    }

    private static void Check(CommandResult result, string name, int? value, int least, int most)
    {
        if (value < least || value > most)
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {least} to {most}."));
        }
    }
}
