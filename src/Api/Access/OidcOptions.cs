using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Access;

/// <summary>Tokens of an OpenID Connect issuer, in addition to keys or instead of them. Section <c>Access:Oidc</c>.</summary>
internal sealed class OidcOptions : IValidatableObject
{
    public const string Section = $"{AccessOptions.Section}:Oidc";

    /// <summary>The issuer's address, below which <c>.well-known/openid-configuration</c> is served. If unset, tokens are not accepted.</summary>
    public string? Authority { get; init; }

    /// <summary>The required <c>aud</c> of a token; must be set if there is an authority.</summary>
    public string? Audience { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Authority))
        {
            yield break;
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttps || uri is { Scheme: "http", IsLoopback: true }))
        {
            yield return new ValidationResult("It must be an https address.", [nameof(Authority)]);
        }

        if (string.IsNullOrEmpty(Audience))
        {
            yield return new ValidationResult($"{Section}:{nameof(Audience)} must say for whom the tokens of {Section}:{nameof(Authority)} are.", [nameof(Audience)]);
        }
    }
}
