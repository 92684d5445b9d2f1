using System.Net.Sockets;
using System.Text;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.Translations;

public sealed class DisconnectTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Translate_WhenTheClientLeaves_CancelsTheTranslatorWithoutNoise()
    {
        await using var server = await ApiServer.StartAsync();
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        server.Translator.Behaviour = async (_, token) =>
        {
            await using var registration = token.Register(cancelled.SetResult);
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        };

        using (var client = await ConnectAsync(server))
        {
            var form = RawForm.Text(RawForm.Map, RawForm.Exemplar);
            await SendAsync(client, form, form.Length);
            await started.Task.WaitAsync(Cancellation);
        }

        await cancelled.Task.WaitAsync(Cancellation);
        using var alive = await server.GetAsync("/health/live");
        Assert.True(alive.IsSuccessStatusCode);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Translate_WhenTheBodyEndsEarly_StaysUpWithoutNoise()
    {
        await using var server = await ApiServer.StartAsync();
        using (var client = await ConnectAsync(server))
        {
            var stream = client.GetStream();
            await SendAsync(client, "--x\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\nbyt", declaredLength: 1000);
            client.Client.Shutdown(SocketShutdown.Send);
            var answer = await ReadUntilClosedAsync(stream);

            // There is an answer only if the form is found incomplete before the connection is found half closed.
            Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), answer);
        }

        using var alive = await server.TranslateAsync();
        Assert.True(alive.IsSuccessStatusCode);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Translate_WhenTheBodyComesTooSlowly_Is408()
    {
        await using var server = await ApiServer.StartAsync("--Api:Uploads:GracePeriod=00:00:02");
        using var client = await ConnectAsync(server);

        await SendAsync(client, "--x\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\nbyt", declaredLength: 1000);
        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync(Cancellation);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"upload_too_slow\"", answer, StringComparison.Ordinal);
        Assert.Contains("16384", answer, StringComparison.Ordinal);
    }

    /// <summary>Reads what the server sends until it closes or resets the connection.</summary>
    private static async Task<string> ReadUntilClosedAsync(NetworkStream stream)
    {
        var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received, Cancellation);
        }
        catch (IOException)
        {
            // A reset is how the server may close a connection whose body never came.
        }

        return Encoding.ASCII.GetString(received.ToArray());
    }

    private static async Task<TcpClient> ConnectAsync(ApiServer server)
    {
        var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port, Cancellation);
        return client;
    }

    private static async Task SendAsync(TcpClient client, string body, int declaredLength)
    {
        var head = $"POST /v1/translations HTTP/1.1\r\nHost: localhost\r\nContent-Type: {RawForm.ContentType}\r\nContent-Length: {declaredLength}";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{head}\r\n\r\n{body}"), Cancellation);
    }
}
