using CoCosNet.Api.Health;
using CoCosNet.Contracts.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace CoCosNet.Api.Observability;

/// <summary>A second, small web server for operators: <c>/metrics</c> and <c>/health</c> on a separate address.</summary>
internal sealed class ManagementServer(
    IOptions<TelemetryOptions> options, MeterProvider meters, HealthResponses health, ILogger<ManagementServer> logger) : IHostedService, IAsyncDisposable
{
    private WebApplication? _app;

    /// <summary>The address it listens on.</summary>
    public string? Address => _app?.Urls.FirstOrDefault();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Value.ManagementUrl!);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, HttpJsonContext.Default));
        _app = builder.Build();
        _app.UseOpenTelemetryPrometheusScrapingEndpoint(meters, null, "/metrics", null, null);
        _app.MapGet("/health/live", () => Answer(health.Live()));
        _app.MapGet("/health/ready", () => Answer(health.Ready()));
        _app.MapGet("/health/startup", () => Answer(health.Startup()));
        await _app.StartAsync(cancellationToken);
        TelemetryLog.Managed(logger, Address!);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_app is not null)
        {
            await _app.StopAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private static JsonHttpResult<HealthResponse> Answer(HealthResponse response) => TypedResults.Json(
        response,
        HttpJsonContext.Default.HealthResponse,
        statusCode: response.Status == HealthStatus.Pass ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}
