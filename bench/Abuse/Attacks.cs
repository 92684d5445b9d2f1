using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Abuse;

/// <summary>Bounded numbers of clients on this machine that misbehave until they are disposed.</summary>
internal sealed class Attacks : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentBag<TcpClient> _connections = [];
    private readonly ConcurrentBag<Task> _work = [];

    /// <summary>All attacks by name.</summary>
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("200 uploads of a byte a second", server => ConnectAsync(server, 200, UploadSlowlyAsync)),
        new("500 connections that say nothing", server => ConnectAsync(server, 500, static (_, _) => Task.CompletedTask)),
        new("500 connections with half a header", server => ConnectAsync(server, 500, static (stream, end) => SendAsync(stream, "GET /v1/models HTTP/1.1\r\nHost: x\r\nX-A: ", end))),
        new("20 clients that send 100 headers of 300 bytes, 10 times a second", server => ConnectAsync(server, 20, FloodAsync)),
        new("20 clients that send a header without end, 10 kB a second", server => ConnectAsync(server, 20, EndlessAsync)),
        new("1000 idle event streams of a job that waits", StreamAsync) { PrepareAsync = BusyAsync },
    ];

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }

        await Task.WhenAll(_work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
    }

    private static async Task<Attacks> ConnectAsync(BenchServer server, int count, Func<NetworkStream, CancellationToken, Task> attack)
    {
        var attacks = new Attacks();
        var address = server.Client.BaseAddress!;
        for (var i = 0; i < count; i++)
        {
            await attacks.AddAsync(address, attack);
        }

        return attacks;
    }

    /// <summary>Sends large jobs, one after the other, until disposal.</summary>
    private static async Task BusyAsync(BenchServer server)
    {
        const int Jobs = 40;
        const int Side = 1024;
        for (var i = 0; i < Jobs; i++)
        {
            (await TinyRequests.SubmitAsync(server.Client, Side)).Dispose();
        }
    }

    /// <summary>A thousand clients follow a job that waits behind others.</summary>
    private static async Task<Attacks> StreamAsync(BenchServer server)
    {
        const int Streams = 1000;
        using var accepted = await TinyRequests.SubmitAsync(server.Client);
        var request = $"GET {accepted.Headers.Location!.OriginalString}/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n";
        return await ConnectAsync(server, Streams, async (stream, end) =>
        {
            await SendAsync(stream, request, end);
            await stream.CopyToAsync(Stream.Null, end);
        });
    }

    private static async Task UploadSlowlyAsync(NetworkStream stream, CancellationToken end)
    {
        await SendAsync(
            stream, "POST /v1/translations HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n--x\r\n", end);
        while (true)
        {
            await SendAsync(stream, "C", end);
            await Task.Delay(1000, end);
        }
    }

    private static async Task FloodAsync(NetworkStream stream, CancellationToken end)
    {
        var headers = string.Concat(Enumerable.Range(0, 95).Select(i => $"X-{i}: {new string('a', 290)}\r\n"));
        var reading = stream.CopyToAsync(Stream.Null, end);
        while (!reading.IsCompleted)
        {
            await SendAsync(stream, $"GET /v1/models HTTP/1.1\r\nHost: x\r\n{headers}\r\n", end);
            await Task.Delay(100, end);
        }
    }

    private static async Task EndlessAsync(NetworkStream stream, CancellationToken end)
    {
        await SendAsync(stream, "GET /v1/models HTTP/1.1\r\nHost: x\r\nX-A: ", end);
        while (true)
        {
            await SendAsync(stream, new string('a', 1000), end);
            await Task.Delay(100, end);
        }
    }

    private static async Task SendAsync(NetworkStream stream, string text, CancellationToken end) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), end);

    private async Task AddAsync(Uri address, Func<NetworkStream, CancellationToken, Task> attack)
    {
        var connection = new TcpClient();
        _connections.Add(connection);
        await connection.ConnectAsync(address.Host, address.Port, _ended.Token);
        _work.Add(Task.Run(() => RepeatAsync(connection, address, attack)));
    }

    /// <summary>A client reconnects when the server closes its connection.</summary>
    private async Task RepeatAsync(TcpClient connection, Uri address, Func<NetworkStream, CancellationToken, Task> attack)
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                await attack(connection.GetStream(), _ended.Token);
                return;
            }
            catch (Exception exception) when (exception is IOException or InvalidOperationException or SocketException)
            {
                await Task.Delay(200, _ended.Token);
                connection = new TcpClient();
                _connections.Add(connection);
                await connection.ConnectAsync(address.Host, address.Port, _ended.Token);
            }
        }
    }
}
