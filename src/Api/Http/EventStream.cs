using System.Globalization;
using System.Text;

namespace CoCosNet.Api.Http;

/// <summary>Writes server-sent events (WHATWG HTML, 9.2). Comments, which keep quiet connections open, are why it is written by hand.</summary>
internal sealed class EventStream(HttpResponse response)
{
    public const string MediaType = "text/event-stream";

    private const string Preamble = "retry: 2000\n\n";
    private const string Heartbeat = ": alive\n\n";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";

        // nginx would collect the events into blocks otherwise.
        response.Headers["X-Accel-Buffering"] = "no";
        return WriteAsync(Preamble, cancellationToken);
    }

    /// <param name="number">A browser that loses the connection sends the last one back.</param>
    /// <param name="data">Text of one line.</param>
    /// <param name="cancellationToken">Nobody listens any more.</param>
    public Task SendAsync(long number, string data, CancellationToken cancellationToken) =>
        WriteAsync(string.Create(CultureInfo.InvariantCulture, $"id: {number}\ndata: {data}\n\n"), cancellationToken);

    public Task BeatAsync(CancellationToken cancellationToken) => WriteAsync(Heartbeat, cancellationToken);

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, Encoding.UTF8, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
