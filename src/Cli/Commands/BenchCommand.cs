using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Cli.Sessions;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Cli.Commands;

/// <summary><c>bench</c>: repeats a translation and prints its times.</summary>
internal static class BenchCommand
{
    private const int DefaultCount = 10;

    private static readonly Option<int?> CountOption = new("--count", "-n") { Description = $"Translations that are timed. Default: {DefaultCount}." };

    private static readonly Option<int?> ParallelOption = new("--parallel") { Description = "Translations at a time. Default: 1." };

    public static Command Create()
    {
        var command = new Command("bench", "Translates the same files many times, after once to warm up, and prints how long it took.") { CountOption, ParallelOption };
        FileOptions.AddTo(command);
        InputOptions.AddTo(command);
        SessionOptions.AddTo(command);
        command.Validators.Add(static result =>
        {
            if (result.GetValue(CountOption) < 1 || result.GetValue(ParallelOption) < 1)
            {
                result.AddError("--count and --parallel must be 1 or more.");
            }
        });
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<ExitCode> RunAsync(ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        var request = await FileOptions.ReadAsync(parsed, InputOptions.Read(parsed, PictureFormat.Png), cancellationToken);
        await session.ReadyAsync(request.Model, cancellationToken);
        var first = await session.Translator.TranslateAsync(request, progress: null, cancellationToken);

        var count = parsed.GetValue(CountOption) ?? DefaultCount;
        var milliseconds = new double[count];
        var started = Stopwatch.GetTimestamp();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = parsed.GetValue(ParallelOption) ?? 1, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, limit, async (turn, token) =>
        {
            var begun = Stopwatch.GetTimestamp();
            await session.Translator.TranslateAsync(request, progress: null, token);
            milliseconds[turn] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        });

        var elapsed = Stopwatch.GetElapsedTime(started);
        Array.Sort(milliseconds);
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{first.Model}, {first.Image.Width}×{first.Image.Height}, {count} translations, {limit.MaxDegreeOfParallelism} at a time"));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"milliseconds: least {milliseconds[0]:0}, median {milliseconds[count / 2]:0}, 90 % {milliseconds[Math.Min(count - 1, count * 9 / 10)]:0}, most {milliseconds[^1]:0}"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count / elapsed.TotalSeconds:0.00} translations a second"));
        return ExitCode.Success;
    }
}
