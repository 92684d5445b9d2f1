using System.ComponentModel.DataAnnotations;
using System.Net;

namespace CoCosNet.Api.Access.Proxies;

/// <summary>Trusted proxies. Section <c>Proxies</c>.</summary>
internal sealed class ProxyOptions : IValidatableObject
{
    public const string Section = "Proxies";

    /// <summary>Addresses (<c>10.0.0.5</c>) and networks (<c>10.0.0.0/8</c>) of proxies whose <c>X-Forwarded-For</c> and <c>-Proto</c> are
    /// trusted; none by default.</summary>
    public string[] Trusted { get; init; } = [];

    public IEnumerable<IPAddress> Addresses => Trusted.Where(text => IPAddress.TryParse(text, out _)).Select(IPAddress.Parse);

    public IEnumerable<IPNetwork> Networks => Trusted.Where(text => !IPAddress.TryParse(text, out _)).Select(text => IPNetwork.Parse(text));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Trusted
        .Where(text => !IPAddress.TryParse(text, out _) && !IPNetwork.TryParse(text, out _))
        .Select(text => new ValidationResult(
            $"{Section}:{nameof(Trusted)} has '{text}'; it takes addresses and networks: 10.0.0.5, 10.0.0.0/8.", [nameof(Trusted)]));
}
