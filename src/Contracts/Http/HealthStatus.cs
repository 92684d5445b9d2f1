using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Http;

/// <summary>The answer to a probe.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<HealthStatus>))]
public enum HealthStatus
{
    /// <summary>The probe passes (200).</summary>
    Pass,

    /// <summary>The probe fails (503).</summary>
    Fail,
}
