using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CoCosNet.Bench.Pool;

/// <summary>One nats-server or a cluster of several on free ports of this machine, which can be killed and restarted.</summary>
internal sealed class NatsCluster : IAsyncDisposable
{
    private static readonly string[] Programs = ["/usr/sbin/nats-server", "/usr/bin/nats-server", "/usr/local/bin/nats-server"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nats");
    private readonly int[] _ports;
    private readonly int[] _routes;
    private readonly Process?[] _servers;

    private NatsCluster(int servers)
    {
        var free = FreePorts(2 * servers);
        (_ports, _routes) = (free[..servers], free[servers..]);
        _servers = new Process?[servers];
    }

    /// <summary>Addresses of all servers for the setting <c>Nats:Url</c>.</summary>
    public string Url => string.Join(',', _ports.Select(port => $"nats://127.0.0.1:{port}"));

    public static async Task<NatsCluster> StartAsync(int servers)
    {
        var cluster = new NatsCluster(servers);
        for (var server = 0; server < servers; server++)
        {
            cluster.Start(server);
        }

        for (var server = 0; server < servers; server++)
        {
            await cluster.ListensAsync(server);
        }

        // Servers of a cluster elect a leader first.
        await Task.Delay(TimeSpan.FromSeconds(servers > 1 ? 5 : 0));
        return cluster;
    }

    /// <summary>Kills a server with <c>kill -9</c> and restarts it with the same folder after a delay.</summary>
    public async Task KillForAsync(int server, TimeSpan pause)
    {
        _servers[server]!.Kill();
        await _servers[server]!.WaitForExitAsync();
        await Task.Delay(pause);
        Start(server);
        await ListensAsync(server);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.OfType<Process>())
        {
            server.Kill();
            await server.WaitForExitAsync();
            server.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        Array.ForEach(listeners, listener => listener.Start());
        var ports = Array.ConvertAll(listeners, listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        Array.ForEach(listeners, listener => listener.Dispose());
        return ports;
    }

    private void Start(int server)
    {
        var name = server.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Array.Find(Programs, File.Exists) ?? throw new FileNotFoundException("nats-server is not installed."))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        List<string> arguments = ["-js", "-sd", Path.Combine(_folder.FullName, name), "-a", "127.0.0.1", "-p", Text(_ports[server])];
        if (_servers.Length > 1)
        {
            arguments.AddRange(
            [
                "-n", $"n{name}", "--cluster_name", "bench", "--cluster", $"nats://127.0.0.1:{_routes[server]}",
                "--routes", string.Join(',', _routes.Select(port => $"nats://127.0.0.1:{port}")),
            ]);
        }

        arguments.ForEach(start.ArgumentList.Add);
        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        _servers[server] = process;
    }

    private async Task ListensAsync(int server)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, _ports[server]);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
