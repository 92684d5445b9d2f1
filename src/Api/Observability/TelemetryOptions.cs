using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Observability;

/// <summary>Where measurements go. Section <c>Telemetry</c>; the <c>OTEL_EXPORTER_OTLP_*</c> variables work too.</summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>A collector that takes OTLP over gRPC, such as <c>http://localhost:4317</c>: traces and metrics are sent there. Unset: nowhere.</summary>
    public string? Otlp { get; init; }

    /// <summary>An address of its own for <c>/metrics</c> and <c>/health</c>, such as <c>http://127.0.0.1:9464</c>; not the public one. Unset: none.</summary>
    public string? ManagementUrl { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Otlp) && !Uri.TryCreate(Otlp, UriKind.Absolute, out _))
        {
            yield return new ValidationResult("It must be an address, such as http://localhost:4317.", [nameof(Otlp)]);
        }
    }
}
