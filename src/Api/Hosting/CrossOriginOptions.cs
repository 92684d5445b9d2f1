using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Hosting;

/// <summary>Which pages of other origins may call. Section <c>Cors</c>.</summary>
internal sealed class CrossOriginOptions : IValidatableObject
{
    public const string Section = "Cors";

    /// <summary>Origins such as <c>https://paint.example</c>; by default none, and then there is no CORS at all.</summary>
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
