using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Hosting;

/// <summary>Origins of pages that may call the API. Section <c>Cors</c>.</summary>
internal sealed class CrossOriginOptions : IValidatableObject
{
    public const string Section = "Cors";

    /// <summary>Origins such as <c>https://paint.example</c>. None by default, which disables CORS.</summary>
    public string[] Origins { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Origins
        .Where(origin => !IsOrigin(origin))
        .Select(origin => new ValidationResult(
            $"Cors:Origins has '{origin}'; an origin is a scheme and a host, with a port if need be: https://paint.example.", [nameof(Origins)]));

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.GetLeftPart(UriPartial.Authority) == origin;
}
