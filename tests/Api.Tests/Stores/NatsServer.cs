using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CoCosNet.Api.Tests.Stores;

/// <summary>A real nats-server with JetStream on a free port of this machine, over a folder that outlives its kills and not the test.</summary>
internal sealed class NatsServer : IDisposable
{
    private static readonly string[] Programs = ["/usr/sbin/nats-server", "/usr/bin/nats-server", "/usr/local/bin/nats-server"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nats");
    private readonly string? _configuration;
    private readonly string[] _arguments;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private Process? _process;

    private NatsServer(int port, string? configuration, string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        _environment = environment;
        Port = port;
        _configuration = configuration;
        _arguments = arguments;
    }

    public int Port { get; }

    public string Url => $"nats://127.0.0.1:{Port}";

    /// <summary>Starts a server; skips the test where the program is not installed.</summary>
    /// <param name="configuration">Path of a configuration file, or null.</param>
    /// <param name="arguments">More of the command line.</param>
    public static Task<NatsServer> StartAsync(string? configuration = null, params string[] arguments) =>
        StartAsync(configuration, arguments, environment: new Dictionary<string, string>());

    /// <summary>Starts a server; skips the test where the program is not installed.</summary>
    /// <param name="configuration">Path of a configuration file, or null.</param>
    /// <param name="arguments">More of the command line.</param>
    /// <param name="environment">More of the environment.</param>
    public static async Task<NatsServer> StartAsync(string? configuration, string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        Assert.SkipUnless(Find() is not null, "nats-server is not installed (Debian: apt-get install nats-server).");
        var server = new NatsServer(FreePort(), configuration, arguments, environment);
        await server.StartAgainAsync();
        return server;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts the server over the folder that it left.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo(Find()!) { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] own = ["-js", "-sd", _folder.FullName, "-a", "127.0.0.1", "-p", $"{Port}", .. _arguments];
        foreach (var argument in _configuration is null ? own : ["-c", _configuration, .. own])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        while (true)
        {
            Assert.False(_process.HasExited, "nats-server ended at its start.");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>As <c>kill -9</c>.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Kill();
        _folder.Delete(recursive: true);
    }

    private static string? Find() => Array.Find(Programs, File.Exists);
}
