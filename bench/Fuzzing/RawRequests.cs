using System.Globalization;
using System.Net.Sockets;
using System.Text;
using CoCosNet.Tests.Fuzzing;

namespace CoCosNet.Bench.Fuzzing;

/// <summary>Sends requests as bytes on a socket: random methods, paths, headers and bodies, and valid requests with damage.</summary>
internal sealed class RawRequests(Uri address, TimeSpan patience)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "get", "TRACE"];

    private static readonly string[] Paths =
    [
        "/v1/jobs", "/v1/jobs?limit=0", "/v1/jobs?limit=99999999999", "/v1/jobs?state=x", "/v1/jobs?before=%00", "/v1/jobs/%2e%2e", "/v1/jobs/{id}/events",
        "/v1/jobs/{id}/outputs/../../x", "/v1/exemplars/{id}", "/v1/models/..%2f..%2fetc", "/v1/models/%00", "/v1/translations", "/v1/models/{id}/reload",
        "/samples/../appsettings.json", "/samples/%2e%2e/x", "/openapi/v1.json", "/health/ready", "//", "*", "/v1/translations?model=x", "/\u00e5",
    ];

    private static readonly string[] Headers =
    [
        "Accept: text/event-stream", "Accept: */*;q=2", "Prefer: respond-async", "Prefer: =;,=", "Idempotency-Key: ", "Idempotency-Key: \u00e5", "If-None-Match: *",
        "Range: bytes=9-1", "Range: bytes=-", "Last-Event-ID: -1", "Last-Event-ID: 99999999999999999999", "Authorization: Bearer", "Authorization: Bearer a.b.c",
        "Content-Encoding: gzip", "Transfer-Encoding: chunked", "Expect: 100-continue", "X-Forwarded-For: ,,", "traceparent: 00-0-0-0", "Origin: null",
        "Accept-Encoding: br;q=x", "X-Request-Id: \u0001",
    ];

    private static readonly byte[][] Sound =
    [
        "GET /v1/models HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8.ToArray(),
        "POST /v1/translations HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5\r\n\r\n--x--"u8.ToArray(),
    ];

    /// <returns>The status, or 0 if the connection was closed without one, and the beginning of the response.</returns>
    public async Task<(int Status, string Said)> SendAsync(Random random)
    {
        using var patient = new CancellationTokenSource(patience);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, patient.Token);
        try
        {
            var stream = client.GetStream();
            await stream.WriteAsync(random.Next(3) == 0 ? Mutator.Damage(Sound, random) : Make(random), patient.Token);

            // Ends an incomplete request, so that the server does not wait for the rest.
            client.Client.Shutdown(SocketShutdown.Send);
            var answer = new byte[512];
            var length = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, patient.Token);
            var said = Encoding.Latin1.GetString(answer, 0, length);
            return said.Length > 12 && int.TryParse(said.AsSpan(9, 3), CultureInfo.InvariantCulture, out var status) ? (status, said) : (0, said);
        }
        catch (IOException)
        {
            return (0, "");
        }
    }

    private static byte[] Make(Random random)
    {
        var id = random.Next(2) == 0 ? new string('0', 32) : Mutator.Number(random);
        var text = new StringBuilder()
            .Append(Methods[random.Next(random.Next(3) == 0 ? Methods.Length : 4)]).Append(' ')
            .Append(Paths[random.Next(Paths.Length)].Replace("{id}", id, StringComparison.Ordinal)).Append(" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        for (var headers = random.Next(4); headers > 0; headers--)
        {
            text.Append(Headers[random.Next(Headers.Length)]).Append("\r\n");
        }

        byte[] body = random.Next(2) == 0 ? [] : FormGrammar.Make(random);
        if (body.Length > 0)
        {
            text.Append("Content-Type: ").Append(FormGrammar.ContentType(random)).Append("\r\nContent-Length: ").Append(body.Length).Append("\r\n");
        }

        return [.. Encoding.Latin1.GetBytes(text.Append("\r\n").ToString()), .. body];
    }
}
