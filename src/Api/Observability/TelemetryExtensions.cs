using CoCosNet.Api.Http;
using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Translations;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CoCosNet.Api.Observability;

/// <summary>Adds metrics and traces to the application.</summary>
internal static class TelemetryExtensions
{
    private const string Service = "cocosnet";

    /// <summary>The OpenTelemetry specification's variable for the collector's address; its presence enables the export.</summary>
    private const string OtlpVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Meters of the application, its workers, the web server and the runtime.</summary>
    private static readonly string[] Meters =
    [
        TranslationTelemetry.Name, "CoCosNet.Workers", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting", "System.Runtime",
    ];

    /// <summary>Histogram bounds in seconds: a small picture on a GPU takes hundredths of a second, a large job on a CPU minutes.</summary>
    private static readonly double[] Durations = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

    private static readonly double[] Sizes = [1 << 10, 1 << 14, 1 << 16, 1 << 18, 1 << 20, 1 << 22, 1 << 24, 1 << 26];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<TelemetryOptions>(configuration, TelemetryOptions.Section);
        services.AddSingleton<TranslationTelemetry>();
        services.AddSingleton<JobGauge>();
        services.AddHostedService(provider => provider.GetRequiredService<JobGauge>());
        services.AddHttpContextAccessor();

        var options = configuration.GetSection(TelemetryOptions.Section);
        var otlp = options[nameof(TelemetryOptions.Otlp)] is { Length: > 0 } set ? set : null;
        var isSent = otlp is not null || !string.IsNullOrEmpty(configuration[OtlpVariable]);
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(Service, serviceVersion: BuildVersion.Number));
        var isServed = !string.IsNullOrEmpty(options[nameof(TelemetryOptions.ManagementUrl)]);
        if (isSent || isServed)
        {
            telemetry.WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters);
                metrics.AddView(
                    instrument => instrument.Unit == "s" && instrument.Meter.Name == TranslationTelemetry.Name
                        ? new ExplicitBucketHistogramConfiguration { Boundaries = Durations }
                        : instrument.Unit == "By" && instrument.Meter.Name == TranslationTelemetry.Name
                            ? new ExplicitBucketHistogramConfiguration { Boundaries = Sizes }
                            : null);
                if (isServed)
                {
                    metrics.AddPrometheusExporter();
                }

                if (isSent)
                {
                    metrics.AddOtlpExporter(exporter => Send(exporter, otlp));
                }
            });
        }

        if (isSent)
        {
            telemetry.WithTracing(tracing => tracing
                .AddSource(TranslationTelemetry.Name, JobTrace.Name)
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter(exporter => Send(exporter, otlp)));
        }

        if (isServed)
        {
            services.AddHostedService<ManagementServer>();
        }

        return services;
    }

    /// <summary>Wraps the registered translator in the measuring one.</summary>
    public static void ObserveTranslator(this IServiceCollection services)
    {
        var registered = services.Last(service => service.ServiceType == typeof(ITranslator));
        services.Remove(registered);
        services.AddSingleton<ITranslator>(provider => new ObservedTranslator(
            Create(provider, registered),
            provider.GetRequiredService<TranslationTelemetry>(),
            provider.GetRequiredService<IHttpContextAccessor>(),
            provider.GetRequiredService<TimeProvider>()));
    }

    private static ITranslator Create(IServiceProvider provider, ServiceDescriptor registered) => (ITranslator)(
        registered.ImplementationInstance
        ?? registered.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!));

    private static void Send(OpenTelemetry.Exporter.OtlpExporterOptions exporter, string? address)
    {
        if (address is not null)
        {
            exporter.Endpoint = new Uri(address);
        }
    }
}
