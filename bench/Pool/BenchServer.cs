using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace CoCosNet.Bench.Pool;

/// <summary>The server as anybody starts it, in a process of its own, with the shipped models and perhaps a <see cref="BenchModel"/>.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bench");
    private readonly Process _process;

    private BenchServer(BenchModel? added)
    {
        var models = CopyModels(added);
        _process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "CoCosNet.Api.dll"), "--urls=http://127.0.0.1:0", $"--contentRoot={_folder.FullName}",
                $"--Models:Directory={models}", "--Api:Deadline=01:00:00", "--Inference:QueueCapacity=4096",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    public HttpClient Client { get; private set; } = new();

    /// <summary>Starts it and waits until every model is ready.</summary>
    public static async Task<BenchServer> StartAsync(BenchModel? added = null)
    {
        const string Said = "Now listening on: ";
        var server = new BenchServer(added);
        string? line;
        do
        {
            line = await server._process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server has ended.");
        }
        while (!line.Contains(Said, StringComparison.Ordinal));

        // What it logs from here on is not read, but must not fill the pipe.
        _ = server._process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var address = line[(line.IndexOf(Said, StringComparison.Ordinal) + Said.Length)..].Trim();
        server.Client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromHours(1) };
        while (!(await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
        {
            await Task.Delay(100);
        }

        return server;
    }

    /// <summary>What the model says of itself.</summary>
    public async Task<JsonElement> DescribeAsync(string model) =>
        await Client.GetFromJsonAsync<JsonElement>(new Uri($"/v1/models/{model}", UriKind.Relative));

    /// <summary>Whether the server's process runs.</summary>
    public bool IsUp => !_process.HasExited;

    /// <summary>Resident MB of the server and of its worker.</summary>
    public (double Server, double Worker) Memory() =>
        (Status(_process.Id, "VmRSS:") / 1e3, Worker() is { } worker ? Status(worker, "VmRSS:") / 1e3 : 0);

    /// <summary>Waits for a worker that is ready.</summary>
    /// <param name="before">One that has been ended, whose end the server may not have noticed yet.</param>
    /// <returns>Its process.</returns>
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

    /// <summary>Ends a worker as the system does.</summary>
    public static void KillWorker(int worker)
    {
        try
        {
            using var process = Process.GetProcessById(worker);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It has gone on its own.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private int? Worker()
    {
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                if (Status(process.Id, "PPid:") == _process.Id)
                {
                    return process.Id;
                }
            }
        }

        return null;
    }

    /// <summary>A number of /proc/…/status; −1 where there is none.</summary>
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

    private string CopyModels(BenchModel? added)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "models");
        var models = Path.Combine(_folder.FullName, "models");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(models, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(models, "analogy", "model.json")));
        added?.Write(models, manifest.RootElement.GetProperty("semantics").GetProperty("classes"));
        return models;
    }
}
