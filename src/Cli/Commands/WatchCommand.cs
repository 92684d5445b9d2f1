using System.CommandLine;
using System.Globalization;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Cli.Output;
using CoCosNet.Cli.Sessions;
using CoCosNet.Cli.Watching;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Cli.Commands;

/// <summary><c>watch</c>: makes a picture for every present and future pair of files in a folder.</summary>
internal static class WatchCommand
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private static readonly Argument<string> FolderArgument = new("folder") { Description = "The folder with NAME.map.* and NAME.exemplar.*." };

    private static readonly Option<string?> OutOption = new("--out", "-o") { Description = "Where NAME.png goes. Default: the folder 'out' inside." };

    private static readonly Option<bool> OnceOption = new("--once") { Description = "Translates what is there and ends; the exit code is that of the last failure." };

    public static Command Create()
    {
        var command = new Command("watch", "Translates every pair in a folder, and those that are put there or change while it runs; Ctrl+C ends it.")
        {
            FolderArgument, OutOption, OnceOption,
        };
        InputOptions.AddTo(command);
        SessionOptions.AddTo(command);
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<ExitCode> RunAsync(ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(FolderArgument);
        var options = InputOptions.Read(parsed, PictureFormat.Png);
        var ending = options.Format.ToString().ToLowerInvariant();
        var outputs = parsed.GetValue(OutOption) ?? Path.Combine(folder, "out");
        var once = parsed.GetValue(OnceOption);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var done = new Dictionary<string, string>(StringComparer.Ordinal);
        var code = ExitCode.Success;
        await session.ReadyAsync(parsed.GetValue(InputOptions.Model), cancellationToken);
        while (true)
        {
            foreach (var input in WatchedFolder.Read(folder))
            {
                var print = input.Fingerprint;
                var output = Path.Combine(outputs, $"{input.Name}.{ending}");
                var isSettled = once || seen.GetValueOrDefault(input.Name) == print;
                seen[input.Name] = print;
                if (!isSettled || done.GetValueOrDefault(input.Name) == print || (!done.ContainsKey(input.Name) && input.IsOlderThan(output)))
                {
                    continue;
                }

                done[input.Name] = print;
                var end = await TranslateAsync(parsed, session, input, options, output, cancellationToken);
                code = end == ExitCode.Success ? code : end;
            }

            if (once)
            {
                return code;
            }

            await Task.Delay(Look, cancellationToken);
        }
    }

    /// <summary>Translates one pair. A failure is reported in one line and does not stop the others.</summary>
    private static async Task<ExitCode> TranslateAsync(
        ParseResult parsed, Session session, WatchedInput input, TranslationOptions options, string output, CancellationToken cancellationToken)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var request = new TranslationRequest
            {
                Model = parsed.GetValue(InputOptions.Model),
                Map = new SemanticMapFile(await File.ReadAllBytesAsync(input.Map, cancellationToken)),
                Exemplar = await File.ReadAllBytesAsync(input.Exemplar, cancellationToken),
                ExemplarMap = input.ExemplarMap is { } map ? new SemanticMapFile(await File.ReadAllBytesAsync(map, cancellationToken)) : null,
                Options = options,
            };
            var result = await ProgressDisplay.RunAsync(
                !parsed.GetValue(InputOptions.Quiet), progress => session.Translator.TranslateAsync(request, progress, cancellationToken));
            await ResultFiles.WriteAsync(output, result.Image.Content, cancellationToken);
            await console.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{input.Name}\t{output}\t{result.Timings.Total.TotalSeconds:0.00} s"));
            return ExitCode.Success;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var (code, message) = Failures.Describe(exception);
            await console.Error.WriteLineAsync($"{input.Name}\t{message}");
            return code;
        }
    }
}
