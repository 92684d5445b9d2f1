using System.Globalization;
using System.Text;

namespace CoCosNet.Api.Http;

/// <summary>Writes server-sent events (WHATWG HTML, 9.2). Written by hand because the framework cannot send comments, which keep idle connections open.</summary>
internal sealed class EventStream(HttpResponse response)
{
    public const string MediaType = "text/event-stream";

    private const string Preamble = "retry: 2000\n\n";
    private const string Heartbeat = ": alive\n\n";

    // Without an id, so that a client that reconnects continues after the last numbered event.
    private const string Draining = "event: draining\ndata: {\"retryable\":true}\n\n";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";

        // Stops nginx from buffering events.
        response.Headers["X-Accel-Buffering"] = "no";
        return WriteAsync(Preamble, cancellationToken);
    }

    /// <param name="number">The id of the event; a browser sends the last one when it reconnects.</param>
    /// <param name="data">One line of text.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    public Task SendAsync(long number, string data, CancellationToken cancellationToken) =>
        WriteAsync(string.Create(CultureInfo.InvariantCulture, $"id: {number}\ndata: {data}\n\n"), cancellationToken);

    /// <summary>Tells the client that the stream ends because the server is stopping, and that it can reconnect.</summary>
    public Task DrainAsync(CancellationToken cancellationToken) => WriteAsync(Draining, cancellationToken);

    public Task BeatAsync(CancellationToken cancellationToken) => WriteAsync(Heartbeat, cancellationToken);

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, Encoding.UTF8, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
