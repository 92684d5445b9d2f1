using System.Globalization;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Client;

/// <summary>Builds the forms that the server reads. Defaults are left out.</summary>
internal static class InputForm
{
    private static readonly TranslationOptions Defaults = new();

    public static MultipartFormDataContent Of(TranslationInput input)
    {
        var form = new MultipartFormDataContent();
        AddMap(form, "map", input.Map);
        AddFile(form, "exemplar", input.Exemplar);
        AddText(form, "exemplarId", input.ExemplarId);
        AddMap(form, "exemplarMap", input.ExemplarMap);
        AddText(form, "model", input.Model);
        AddOptions(form, input.Options);
        return form;
    }

    public static MultipartFormDataContent OfExemplar(ReadOnlyMemory<byte> picture, SemanticMapFile? map)
    {
        var form = new MultipartFormDataContent();
        AddFile(form, "exemplar", picture);
        AddMap(form, "exemplarMap", map);
        return form;
    }

    private static void AddOptions(MultipartFormDataContent form, TranslationOptions options)
    {
        AddText(form, "width", Text(options.Width));
        AddText(form, "height", Text(options.Height));
        AddText(form, "format", options.Format switch
        {
            PictureFormat.Png => null,
            PictureFormat.Webp => "webp",
            PictureFormat.Jpeg => "jpeg",
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Format, "This format has no name."),
        });
        AddText(form, "mapColors", options.MapColors switch
        {
            MapColors.Tolerant => null,
            MapColors.Exact => "exact",
            MapColors.Lossy => "lossy",
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.MapColors, "This way to read colours has no name."),
        });
        AddText(form, "ignore", options.Ignore.Count == 0 ? null : string.Join(',', options.Ignore));
        AddText(form, "quality", options.Quality == Defaults.Quality ? null : Text(options.Quality));
        AddFlag(form, "openLabels", options.OpenLabels);
        AddText(form, "seed", options.Seed == Defaults.Seed ? null : Text(options.Seed));
        AddFlag(form, "warps", options.Warps);
        AddFlag(form, "flow", options.Flow);
        AddFlag(form, "confidence", options.Confidence);
        AddFlag(form, "correspondence", options.Correspondence);
        AddFlag(form, "matches", options.Matches);
        AddFlag(form, "exemplarReading", options.ExemplarReading);
        AddFlag(form, "previews", options.Previews);
        AddText(form, "probe", options.Probes.Count == 0
            ? null
            : string.Join(';', options.Probes.Select(probe => string.Create(CultureInfo.InvariantCulture, $"{probe.X},{probe.Y}"))));
    }

    private static void AddMap(MultipartFormDataContent form, string name, SemanticMapFile? map)
    {
        AddFile(form, name, map?.Content);
        AddFile(form, $"{name}Subset", map?.Subset);
    }

    private static void AddFile(MultipartFormDataContent form, string name, ReadOnlyMemory<byte>? content)
    {
        if (content is { } bytes)
        {
            form.Add(new ReadOnlyMemoryContent(bytes), name, name);
        }
    }

    private static void AddFlag(MultipartFormDataContent form, string name, bool value) => AddText(form, name, value ? "true" : null);

    private static void AddText(MultipartFormDataContent form, string name, string? value)
    {
        if (value is not null)
        {
            form.Add(new StringContent(value), name);
        }
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
