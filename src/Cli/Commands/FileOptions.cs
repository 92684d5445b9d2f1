using System.CommandLine;
using System.CommandLine.Parsing;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Cli.Commands;

/// <summary>The options for the files of a translation.</summary>
internal static class FileOptions
{
    public static readonly Option<string> Map = new("--map", "-m") { Description = "The semantic map whose layout the picture has.", Required = true };

    public static readonly Option<string> Layout = new("--layout", "-l") { Description = "The picture whose layout the result has; the model reads its map.", Required = true };

    public static readonly Option<string[]> Exemplar = new("--exemplar", "-e")
    {
        Description = "The picture whose look it has; repeated, with --exemplar-classes, for the looks of different classes.",
        Required = true,
    };

    public static readonly Option<string[]> ExemplarMap = new("--exemplar-map")
    {
        Description = "The exemplar's own map; some models need it. Of several exemplars one each in the same order, or none.",
    };

    public static readonly Option<string[]> ExemplarClasses = new("--exemplar-classes")
    {
        Description = "The classes that take an exemplar's look, with commas, or * for all others; repeated in the order of the exemplars.",
    };

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
        foreach (var option in (Option[])[.. layout, Exemplar, ExemplarMap, ExemplarClasses, ExemplarMapSubset])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(static result =>
        {
            var (exemplars, maps, classes) = (Count(result, Exemplar), Count(result, ExemplarMap), Count(result, ExemplarClasses));
            if (result.GetValue(ExemplarMapSubset) is not null && maps != 1)
            {
                result.AddError($"{ExemplarMapSubset.Name} belongs to {ExemplarMap.Name}, which must come once.");
            }

            if (exemplars > 0 && maps > 0 && maps != exemplars)
            {
                result.AddError($"{ExemplarMap.Name} comes {maps} times for {exemplars} of {Exemplar.Name}; give one for each, or none.");
            }

            if (exemplars > 1 && classes != exemplars)
            {
                result.AddError($"{ExemplarClasses.Name} comes {classes} times for {exemplars} of {Exemplar.Name}; name the classes of each.");
            }
        });
    }

    /// <summary>Reads the files that the options name.</summary>
    /// <exception cref="CliException">A file cannot be read.</exception>
    public static async Task<TranslationRequest> ReadAsync(ParseResult parsed, TranslationOptions options, CancellationToken cancellationToken)
    {
        var map = parsed.GetValue(Layout) is { } layout
            ? new SemanticMapFile(await ReadAsync(Layout.Name, layout, cancellationToken)) { IsPicture = true }
            : await ReadMapAsync(Map.Name, parsed.GetRequiredValue(Map), MapSubset.Name, parsed.GetValue(MapSubset), cancellationToken);
        var (paths, maps, classes) = (parsed.GetRequiredValue(Exemplar), parsed.GetValue(ExemplarMap) ?? [], parsed.GetValue(ExemplarClasses) ?? []);
        var exemplars = new List<ClassExemplar>();
        for (var i = 0; i < paths.Length; i++)
        {
            exemplars.Add(new ClassExemplar(
                await ReadAsync(Exemplar.Name, paths[i], cancellationToken),
                i < maps.Length
                    ? await ReadMapAsync(ExemplarMap.Name, maps[i], ExemplarMapSubset.Name, parsed.GetValue(ExemplarMapSubset), cancellationToken)
                    : null,
                i < classes.Length ? classes[i].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : []));
        }

        return new TranslationRequest
        {
            Model = parsed.GetValue(InputOptions.Model),
            Map = map,
            Exemplar = exemplars[0].Picture,
            ExemplarMap = exemplars[0].Map,
            ExemplarClasses = exemplars[0].Classes,
            OtherExemplars = exemplars[1..],
            Options = options,
        };
    }

    private static int Count(CommandResult result, Option<string[]> option) => result.GetValue(option)?.Length ?? 0;

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
