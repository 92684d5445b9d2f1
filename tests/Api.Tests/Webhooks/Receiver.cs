using System.Collections.Concurrent;
using CoCosNet.Contracts.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoCosNet.Api.Tests.Webhooks;

/// <summary>A server that callbacks name: it remembers what comes and answers as told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private readonly WebApplication _app;
    private readonly SemaphoreSlim _arrivals = new(0);

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Status of the answer, by the number of the attempt from 1.</summary>
    public Func<int, int> Status { get; set; } = _ => StatusCodes.Status204NoContent;

    public ConcurrentQueue<ReceivedMessage> Received { get; } = new();

    public Uri Address => new(new Uri(_app.Urls.Single()), "/hook");

    /// <summary>Settings of a server that may call it.</summary>
    public static string[] Settings { get; } =
    [
        "--Webhooks:Hosts:0=127.0.0.1", $"--Webhooks:Secret={Secret}", "--Webhooks:AllowPrivateAddresses=true", "--Webhooks:FirstDelay=00:00:00.020",
    ];

    public static async Task<Receiver> StartAsync(string urls = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);
        var receiver = new Receiver(builder.Build());
        receiver._app.MapFallback(receiver.HearAsync);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits for one more message.</summary>
    public Task ArrivalAsync() => _arrivals.WaitAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrivals.Dispose();
    }

    private async Task HearAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Received.Enqueue(new ReceivedMessage(
            context.Request.Path,
            context.Request.Headers[WebhookSignature.IdHeader].ToString(),
            context.Request.Headers[WebhookSignature.TimestampHeader].ToString(),
            context.Request.Headers[WebhookSignature.SignatureHeader].ToString(),
            body.ToArray()));
        context.Response.StatusCode = Status(Received.Count);
        context.Response.Headers.Location = "/elsewhere";
        _arrivals.Release();
    }
}
