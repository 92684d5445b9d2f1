using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace CoCosNet.Bench.Pool;

/// <summary>The server, started normally in its own process over a folder of its own.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bench");
    private readonly ServerSetup _setup;
    private Process? _process;

    private BenchServer(ServerSetup setup)
    {
        Models = Directory.CreateDirectory(Path.Combine(_folder.FullName, "models")).FullName;
        setup.WriteModels(Models);
        _setup = setup;
    }

    public HttpClient Client { get; private set; } = new();

    /// <summary>The folder of model folders.</summary>
    public string Models { get; }

    /// <summary>The server's process.</summary>
    public int Id => _process!.Id;

    /// <summary>Whether the server's process runs.</summary>
    public bool IsUp => _process is { HasExited: false };

    /// <summary>Starts it and waits until every model is ready.</summary>
    public static Task<BenchServer> StartAsync(BenchModel? added = null) => StartAsync(ServerSetup.Shipped(added));

    /// <summary>Starts it and waits until every model is ready.</summary>
    public static async Task<BenchServer> StartAsync(ServerSetup setup)
    {
        var server = new BenchServer(setup);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it over the folder that it left, at a new address.</summary>
    public async Task StartAgainAsync()
    {
        const string Said = "Now listening on: ";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] own =
        [
            _setup.Program ?? Path.Combine(AppContext.BaseDirectory, "CoCosNet.Api.dll"), "--urls=http://127.0.0.1:0", $"--contentRoot={_folder.FullName}",
            $"--Models:Directory={Models}", "--Api:Deadline=01:00:00", "--Inference:QueueCapacity=4096",
        ];
        foreach (var argument in own.Concat(_setup.Arguments))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in _setup.Environment)
        {
            start.Environment[name] = value;
        }

        _process?.Dispose();
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        string? line;
        do
        {
            line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server has ended.");
        }
        while (!line.Contains(Said, StringComparison.Ordinal));

        // Later log output is discarded, so that it does not fill the pipe.
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var address = line[(line.IndexOf(Said, StringComparison.Ordinal) + Said.Length)..].Trim();
        Client.Dispose();
        Client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromHours(1) };
        while (!(await Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
        {
            await Task.Delay(100);
        }
    }

    /// <summary>Ends it in good order, by SIGTERM.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process!.WaitForExitAsync();
    }

    /// <summary>As <c>kill -9</c> of the server and its worker.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Description of a model.</summary>
    public async Task<JsonElement> DescribeAsync(string model) =>
        await Client.GetFromJsonAsync<JsonElement>(new Uri($"/v1/models/{model}", UriKind.Relative));

    /// <summary>Resident MB of the server and of its worker.</summary>
    public (double Server, double Worker) Memory() =>
        (Status(Id, "VmRSS:") / 1e3, Worker() is { } worker ? Status(worker, "VmRSS:") / 1e3 : 0);

    /// <summary>Processor time of the server and its worker.</summary>
    public TimeSpan ProcessorTime()
    {
        using var server = Process.GetProcessById(Id);
        using var worker = Process.GetProcessById(Worker()!.Value);
        return server.TotalProcessorTime + worker.TotalProcessorTime;
    }

    /// <summary>Waits until a worker is ready.</summary>
    /// <param name="before">Id of a killed worker whose end the server may not have noticed yet.</param>
    /// <returns>The worker's process id.</returns>
    public async Task<int> WorkerReadyAsync(int before)
    {
        int? worker;
        while ((worker = Worker()) is null || worker == before
            || !(await Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
        {
            await Task.Delay(50);
        }

        return worker.Value;
    }

    /// <summary>Kills a worker, as the operating system would.</summary>
    public static void KillWorker(int worker)
    {
        try
        {
            using var process = Process.GetProcessById(worker);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It has already exited.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await KillAsync();
        _process!.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>The worker's process, or null if none is running.</summary>
    public int? Worker()
    {
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                if (Status(process.Id, "PPid:") == Id)
                {
                    return process.Id;
                }
            }
        }

        return null;
    }

    /// <summary>A number from /proc/…/status; −1 if absent.</summary>
    private static int Status(int process, string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
            return line is null ? -1 : int.Parse(line[field.Length..].Replace("kB", null, StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return -1;
        }
    }
}
