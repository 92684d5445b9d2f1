using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using CoCosNet.Api.Hosting;

namespace CoCosNet.Api.Tests.Hosting;

/// <summary>The program in a process of its own.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    /// <summary>A folder with the one model that has no weights to load.</summary>
    private static readonly Lazy<string> Models = new(() =>
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "weight-free-models", "analogy"));
        File.Copy(Repository.PathOf("models", "analogy", "model.json"), Path.Combine(folder.FullName, "model.json"), overwrite: true);
        return folder.Parent!.FullName;
    });

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>What it wrote to standard output so far.</summary>
    public string Output => Read(_output);

    /// <summary>What it wrote to standard error so far.</summary>
    public string Errors => Read(_errors);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="arguments">A command, or settings of a server, which has only the weight-free model unless they say otherwise.</param>
    public static ServerProcess Start(params string[] arguments) => StartUnder([], arguments);

    /// <summary>Starts it by another program, which it replaces.</summary>
    /// <param name="program">That program and its arguments; the server's command line follows them.</param>
    /// <param name="arguments">As of <see cref="Start"/>.</param>
    public static ServerProcess StartUnder(IReadOnlyList<string> program, string[] arguments)
    {
        IReadOnlyList<string> command = [.. program, "dotnet"];
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var argument in command.Skip(1).Append(typeof(ApiHost).Assembly.Location))
        {
            start.ArgumentList.Add(argument);
        }

        if (arguments[0].StartsWith("--", StringComparison.Ordinal))
        {
            // A later setting wins.
            start.ArgumentList.Add($"--Models:Directory={Models.Value}");
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new ServerProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it listens.</summary>
    public async Task<Uri> AddressAsync()
    {
        var ended = _process.WaitForExitAsync(Token);
        return await Task.WhenAny(_address.Task, ended) == ended && !_address.Task.IsCompleted
            ? throw new InvalidOperationException($"The server ended: {Output}{Errors}")
            : await _address.Task;
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(Token);
        return _process.ExitCode;
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (?<address>\S+)")]
    private static partial Regex Address();

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    private void Hear(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.AppendLine(line);
        }

        if (Address().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }
}
