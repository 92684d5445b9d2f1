using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Observability;

/// <summary>Destinations of metrics and traces. Section <c>Telemetry</c>; the <c>OTEL_EXPORTER_OTLP_*</c> variables work too.</summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>A collector for OTLP over gRPC, such as <c>http://localhost:4317</c>, which receives traces and metrics. If unset, none are
    /// sent.</summary>
    public string? Otlp { get; init; }

    /// <summary>A separate address for <c>/metrics</c> and <c>/health</c>, such as <c>http://127.0.0.1:9464</c>; must differ from the
    /// public one. If unset, they are not served there.</summary>
    public string? ManagementUrl { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Otlp) && !Uri.TryCreate(Otlp, UriKind.Absolute, out _))
        {
            yield return new ValidationResult("It must be an address, such as http://localhost:4317.", [nameof(Otlp)]);
        }
    }
}
