using System.CommandLine;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Cli.Commands;

/// <summary>The options for the files of a translation.</summary>
internal static class FileOptions
{
    public static readonly Option<string> Map = new("--map", "-m") { Description = "The semantic map whose layout the picture has.", Required = true };

    public static readonly Option<string> Layout = new("--layout", "-l") { Description = "The picture whose layout the result has; the model reads its map.", Required = true };

    public static readonly Option<string> Exemplar = new("--exemplar", "-e") { Description = "The picture whose look it has.", Required = true };

    public static readonly Option<string?> ExemplarMap = new("--exemplar-map") { Description = "The exemplar's own map; some models need it." };

    public static readonly Option<string?> MapSubset = new("--map-subset") { Description = "Only for poses in text form: the subset file of --map." };

    public static readonly Option<string?> ExemplarMapSubset = new("--exemplar-map-subset")
    {
        Description = "Only for poses in text form: the subset file of --exemplar-map.",
    };

    /// <summary>Adds the options of a translation to a command.</summary>
    public static void AddTo(Command command) => AddTo(command, Map, MapSubset);

    /// <summary>Adds the options of a translation whose map is read of a picture to a command.</summary>
    public static void AddLayoutTo(Command command) => AddTo(command, Layout);

    private static void AddTo(Command command, params Option[] layout)
    {
        foreach (var option in (Option[])[.. layout, Exemplar, ExemplarMap, ExemplarMapSubset])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(static result =>
        {
            if (result.GetValue(ExemplarMapSubset) is not null && result.GetValue(ExemplarMap) is null)
            {
                result.AddError($"{ExemplarMapSubset.Name} belongs to {ExemplarMap.Name}, which is missing.");
            }
        });
    }

    /// <summary>Reads the files that the options name.</summary>
    /// <exception cref="CliException">A file cannot be read.</exception>
    public static async Task<TranslationRequest> ReadAsync(ParseResult parsed, TranslationOptions options, CancellationToken cancellationToken) => new()
    {
        Model = parsed.GetValue(InputOptions.Model),
        Map = parsed.GetValue(Layout) is { } layout
            ? new SemanticMapFile(await ReadAsync(Layout.Name, layout, cancellationToken)) { IsPicture = true }
            : await ReadMapAsync(Map.Name, parsed.GetRequiredValue(Map), MapSubset.Name, parsed.GetValue(MapSubset), cancellationToken),
        Exemplar = await ReadAsync(Exemplar.Name, parsed.GetRequiredValue(Exemplar), cancellationToken),
        ExemplarMap = parsed.GetValue(ExemplarMap) is { } map
            ? await ReadMapAsync(ExemplarMap.Name, map, ExemplarMapSubset.Name, parsed.GetValue(ExemplarMapSubset), cancellationToken)
            : null,
        Options = options,
    };

    private static async Task<SemanticMapFile> ReadMapAsync(
        string option, string path, string subsetOption, string? subset, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? more = subset is null ? default(ReadOnlyMemory<byte>?) : await ReadAsync(subsetOption, subset, cancellationToken);
        return new SemanticMapFile(await ReadAsync(option, path, cancellationToken), more);
    }

    private static async Task<byte[]> ReadAsync(string option, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Refused, $"{option}: {exception.Message}", exception);
        }
    }
}
