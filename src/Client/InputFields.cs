using System.Globalization;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Client;

/// <summary>Converts inputs to the fields that the server reads. Defaults are left out.</summary>
internal static class InputFields
{
    private static readonly TranslationOptions Defaults = new();

    public static IEnumerable<InputField> Of(TranslationInput input)
    {
        if (input.ClassExemplars.Count > 0)
        {
            return Of(input with { ClassExemplars = [] }, input.ClassExemplars)
                .Concat(input.ClassExemplars.Select(exemplar => new InputField("exemplarClasses", File: null, string.Join(',', exemplar.Classes))));
        }

        IEnumerable<InputField?> fields =
        [
            .. input.Map.IsPicture ? [File("layout", input.Map.Content)] : Map("map", input.Map),
            File("exemplar", input.Exemplar),
            Text("exemplarId", input.ExemplarId),
            .. Map("exemplarMap", input.ExemplarMap),
            Text("model", input.Model),
            Text("callback", input.Callback?.AbsoluteUri),
            .. Options(input.Options),
        ];
        return fields.OfType<InputField>();
    }

    /// <summary>Returns the fields for one map with several exemplars.</summary>
    public static IEnumerable<InputField> Of(TranslationInput input, IReadOnlyList<ExemplarInput> exemplars)
    {
        var fields = Of(input with { Exemplar = null, ExemplarId = null, ExemplarMap = null })
            .Concat(exemplars.SelectMany(exemplar => new[] { File("exemplar", exemplar.Picture), Text("exemplarId", exemplar.Id) }).OfType<InputField>());
        (string Name, Func<ExemplarInput, ReadOnlyMemory<byte>?> File)[] maps =
            [("exemplarMap", exemplar => exemplar.Map?.Content), ("exemplarMapSubset", exemplar => exemplar.Map?.Subset)];
        foreach (var (name, file) in maps)
        {
            // Maps belong to exemplars by order, so a missing map is sent as an empty field.
            if (exemplars.Any(exemplar => file(exemplar) is not null))
            {
                fields = fields.Concat(exemplars.Select(exemplar => new InputField(name, file(exemplar), Text: null)));
            }
        }

        return fields;
    }

    public static IEnumerable<InputField> OfExemplar(ReadOnlyMemory<byte> picture, SemanticMapFile? map)
    {
        IEnumerable<InputField?> fields = [File("exemplar", picture), .. Map("exemplarMap", map)];
        return fields.OfType<InputField>();
    }

    private static IEnumerable<InputField?> Options(TranslationOptions options) =>
    [
        Text("width", Digits(options.Width)),
        Text("height", Digits(options.Height)),
        Text("format", options.Format switch
        {
            PictureFormat.Png => null,
            PictureFormat.Webp => "webp",
            PictureFormat.Jpeg => "jpeg",
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Format, "This format has no name."),
        }),
        Text("mapColors", options.MapColors switch
        {
            MapColors.Tolerant => null,
            MapColors.Exact => "exact",
            MapColors.Lossy => "lossy",
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.MapColors, "This way to read colours has no name."),
        }),
        Text("ignore", options.Ignore.Count == 0 ? null : string.Join(',', options.Ignore)),
        Text("animation", options.Animation == Animation.First ? "first" : null),
        Text("background", options.Background),
        Text("person", Digits(options.Person)),
        Text("exemplarPerson", Digits(options.ExemplarPerson)),
        Text("quality", options.Quality == Defaults.Quality ? null : Digits(options.Quality)),
        Flag("openLabels", options.OpenLabels),
        Text("seed", options.Seed == Defaults.Seed ? null : Digits(options.Seed)),
        Text("variations", options.Variations == Defaults.Variations ? null : Digits(options.Variations)),
        Text("tile", options.Tile switch
        {
            Tiling.None => null,
            Tiling.X => "x",
            Tiling.Y => "y",
            Tiling.Xy => "xy",
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Tile, "These axes have no name."),
        }),
        Text("continues", options.Continues),
        Flag("warps", options.Warps),
        Flag("flow", options.Flow),
        Flag("confidence", options.Confidence),
        Flag("correspondence", options.Correspondence),
        Flag("matches", options.Matches),
        Flag("exemplarReading", options.ExemplarReading),
        Flag("previews", options.Previews),
        Text("probe", options.Probes.Count == 0
            ? null
            : string.Join(';', options.Probes.Select(probe => string.Create(CultureInfo.InvariantCulture, $"{probe.X},{probe.Y}")))),
    ];

    private static IEnumerable<InputField?> Map(string name, SemanticMapFile? map) => [File(name, map?.Content), File($"{name}Subset", map?.Subset)];

    private static InputField? File(string name, ReadOnlyMemory<byte>? content) => content is null ? null : new(name, content, Text: null);

    private static InputField? Flag(string name, bool value) => Text(name, value ? "true" : null);

    private static InputField? Text(string name, string? value) => value is null ? null : new(name, File: null, value);

    private static string? Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
