using System.CommandLine;
using System.Globalization;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Cli.Output;
using CoCosNet.Cli.Sessions;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Cli.Commands;

/// <summary><c>translate</c> and <c>restyle</c>: makes a picture from a map, or from the map that the model reads of a picture, and an exemplar.</summary>
internal static class TranslateCommand
{
    private static readonly Option<string> OutOption = new("--out", "-o")
    {
        Description = "The picture's file (.png, .webp, .jpg), or - for standard output.",
        Required = true,
    };

    private static readonly Option<string?> EvidenceOption = new("--evidence")
    {
        Description = "A folder for what the picture was made of: warps, flow, confidence, correspondence, matches.npy.",
    };

    private static readonly Option<string[]> ProbeOption = new("--probe")
    {
        Description = "A pixel of the picture, as 12,40, whose origin is printed; may be repeated.",
    };

    private static readonly Option<int?> VariationsOption = new("--variations")
    {
        Description = $"Number of pictures, 1 to {TranslationOptions.MaximumVariations}: with --seed, the next seed, and so on. The others are called like --out with their seed.",
    };

    private static readonly Option<string?> MapOutOption = new("--map-out")
    {
        Description = "The file for the map that was read (.png), to be corrected and translated.",
    };

    public static Command Create()
    {
        var command = new Command("translate", "Translates a semantic map into a picture with an exemplar's look.");
        FileOptions.AddTo(command);
        return Complete(command);
    }

    public static Command CreateRestyle()
    {
        var command = new Command("restyle", "Gives a picture an exemplar's look: the model reads its map, and translates it.") { MapOutOption };
        FileOptions.AddLayoutTo(command);
        return Complete(command);
    }

    private static Command Complete(Command command)
    {
        foreach (var option in (Option[])[OutOption, VariationsOption, EvidenceOption, ProbeOption])
        {
            command.Options.Add(option);
        }

        InputOptions.AddTo(command);
        SessionOptions.AddTo(command);
        command.Validators.Add(static result =>
        {
            if (result.GetValue(OutOption) is { } path && path != ResultFiles.StandardOutput
                && result.GetValue(InputOptions.Format) is null && ResultFiles.FormatOf(path) is null)
            {
                result.AddError($"--out is '{path}'; its name must end in .png, .webp or .jpg, or --format must say what it is.");
            }
        });
        command.Validators.Add(static result =>
        {
            var count = result.GetValue(VariationsOption);
            if (count is < 1 or > TranslationOptions.MaximumVariations)
            {
                result.AddError(string.Create(
                    CultureInfo.InvariantCulture, $"{VariationsOption.Name} is {count}; it must be 1 to {TranslationOptions.MaximumVariations}."));
            }

            if (count > 1 && result.GetValue(OutOption) == ResultFiles.StandardOutput)
            {
                result.AddError($"{VariationsOption.Name} makes several pictures, and standard output takes one; give --out a file.");
            }
        });
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<ExitCode> RunAsync(ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(OutOption);
        var folder = parsed.GetValue(EvidenceOption);
        var options = InputOptions.Read(parsed, ResultFiles.FormatOf(path) ?? PictureFormat.Png) with
        {
            Variations = parsed.GetValue(VariationsOption) ?? 1,
            Warps = folder is not null,
            Flow = folder is not null,
            Confidence = folder is not null,
            Correspondence = folder is not null,
            Matches = folder is not null,
            Probes = [.. (parsed.GetValue(ProbeOption) ?? []).Select(Pixel)],
        };
        var request = await FileOptions.ReadAsync(parsed, options, cancellationToken);
        var isQuiet = parsed.GetValue(InputOptions.Quiet);
        var result = await ProgressDisplay.RunAsync(!isQuiet, async progress =>
        {
            await session.ReadyAsync(request.Model, cancellationToken);
            return await session.Translator.TranslateAsync(request, progress, cancellationToken);
        });

        await ResultFiles.WriteAsync(path, result.Image.Content, cancellationToken);
        foreach (var variation in result.Variations.Skip(1))
        {
            await ResultFiles.WriteAsync(ResultFiles.OfSeed(path, variation.Seed), variation.Picture.Content, cancellationToken);
        }

        if (parsed.GetValue(MapOutOption) is { } mapPath && result.LayoutReading is { } reading)
        {
            await ResultFiles.WriteAsync(mapPath, reading.Map.Content, cancellationToken);
        }

        foreach (var (name, content) in folder is null ? [] : ResultFiles.Evidence(result))
        {
            await ResultFiles.WriteAsync(Path.Combine(folder!, name), content, cancellationToken);
        }

        var console = parsed.InvocationConfiguration;
        foreach (var line in result.Probes.SelectMany(Lines))
        {
            // If the picture is written to standard output, nothing else is.
            await (path == ResultFiles.StandardOutput ? console.Error : console.Output).WriteLineAsync(line);
        }

        if (!isQuiet)
        {
            foreach (var note in Notes.Of(result))
            {
                await console.Error.WriteLineAsync(note);
            }

            await console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {result.Image.Width}×{result.Image.Height} by {result.Model} in {result.Timings.Total.TotalSeconds:0.00} s"));
        }

        return ExitCode.Success;
    }

    private static PixelPosition Pixel(string text) =>
        text.Split(',') is [var x, var y]
        && int.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out var column)
        && int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new PixelPosition(column, row)
            : throw new CliException(ExitCode.Usage, $"--probe is '{text}'; it must be a pixel's column and row, such as 12,40.");

    private static IEnumerable<string> Lines(Probe probe) => probe.Levels.SelectMany(level => level.Matches.Select(match => string.Create(
        CultureInfo.InvariantCulture,
        $"{probe.Position.X},{probe.Position.Y}\tlevel {level.Level}\t{match.Position.X},{match.Position.Y}\t{match.Weight:0.###}")));
}
