using System.Diagnostics;
using System.Text.RegularExpressions;
using CoCosNet.Api.Hosting;
using CoCosNet.Api.Tests.Stores;
using CoCosNet.Api.Tests.Workers;
using CoCosNet.Client;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Api.Tests.Cluster;

/// <summary>The program in one of its roles, as a process of its own.</summary>
internal sealed partial class ClusterProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ClusterProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Client = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public int Id => _process.Id;

    public static async Task<ClusterProcess> StartAsync(string role, NatsServer nats, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        string[] arguments =
        [
            typeof(ApiHost).Assembly.Location, "--urls=http://127.0.0.1:0", $"--Role={role}", "--Jobs:Store=jetstream", $"--Nats:Url={nats.Url}",
            "--Nats:WorkerTimeout=00:00:03", "--Nats:Lease=00:00:02", .. settings,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var said = new List<string>();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var ended = new CancellationTokenSource();
        _ = process.WaitForExitAsync(TestContext.Current.CancellationToken).ContinueWith(
            _ => address.TrySetException(new InvalidOperationException($"The process ended: {string.Join('\n', said)}")), TaskScheduler.Default);
        return new ClusterProcess(process, await address.Task.WaitAsync(TestContext.Current.CancellationToken));

        void Hear(string? line)
        {
            if (line is null)
            {
                return;
            }

            lock (said)
            {
                said.Add(line);
            }

            if (Listening().Match(line) is { Success: true } match)
            {
                address.TrySetResult(new Uri(match.Groups["address"].Value));
            }
        }
    }

    /// <summary>Asks until this API process has heard of a worker whose model is ready.</summary>
    public async Task SeesWorkerAsync()
    {
        var client = new CoCosNetClient(Client);
        while (true)
        {
            var models = await client.GetModelsAsync(TestContext.Current.CancellationToken);
            if (models.Models.Any(model => model.State == ModelState.Ready))
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>As <c>kill -9</c> of it and of its workers.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Suspends it and its workers, as a machine that hangs.</summary>
    public void Suspend() => SendToAll(Signals.Stop);

    public void Resume() => SendToAll(Signals.Continue);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void SendToAll(int signal)
    {
        foreach (var process in Signals.ChildrenOf(Id).Prepend(Id))
        {
            Signals.Send(process, signal);
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>\S+)")]
    private static partial Regex Listening();
}
