using System.Diagnostics;
using CoCosNet.Cli.Outcomes;

namespace CoCosNet.Api.Tests.Cli;

/// <summary>The command line's program, as it is built, in a process of its own.</summary>
internal sealed class CliProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private CliProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(Token);
    }

    public static string Program { get; } = typeof(CliException).Assembly.Location;

    public int Id => _process.Id;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static CliProcess Start(IReadOnlyDictionary<string, string>? environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach (var argument in arguments.Prepend(Program))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new CliProcess(Process.Start(start)!);
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<CliOutcome> RunAsync(params IEnumerable<string> arguments)
    {
        using var process = Start(environment: null, arguments);
        return await process.EndAsync();
    }

    /// <summary>The next line of standard output, or null at its end.</summary>
    public ValueTask<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync(Token);

    /// <summary>Waits for the end.</summary>
    public async Task<CliOutcome> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync(Token);
        await _process.WaitForExitAsync(Token);
        return new CliOutcome((ExitCode)_process.ExitCode, output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
