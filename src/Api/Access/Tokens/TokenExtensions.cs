using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Access.Tokens;

/// <summary>Authenticates callers by tokens of an OpenID Connect issuer.</summary>
internal static class TokenExtensions
{
    public const string SchemeName = JwtBearerDefaults.AuthenticationScheme;

    private const int OwnerDigits = 32;

    // RFC 8693 defines "scope"; some issuers send "scp".
    private static readonly string[] ScopeClaims = ["scope", "scp"];

    public static AuthenticationBuilder AddTokens(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[$"{OidcOptions.Section}:{nameof(OidcOptions.Authority)}"]))
        {
            return authentication;
        }

        authentication.Services.AddOptions<JwtBearerOptions>(SchemeName).Configure<IOptions<OidcOptions>>((bearer, options) =>
        {
            bearer.Authority = options.Value.Authority;
            bearer.Audience = options.Value.Audience;
            bearer.RequireHttpsMetadata = !new Uri(options.Value.Authority!).IsLoopback;
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
            bearer.Events = new JwtBearerEvents { OnTokenValidated = IdentifyAsync };
        });
        return authentication.AddJwtBearer(SchemeName, _ => { });
    }

    /// <summary>Creates the caller's identity: the owner is the issuer's subject, the scopes are those of the token that this server knows.</summary>
    private static Task IdentifyAsync(TokenValidatedContext context)
    {
        var token = context.Principal!;
        if (token.FindFirstValue("sub") is not { Length: > 0 } subject)
        {
            context.Fail("The token names no subject.");
            return Task.CompletedTask;
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{context.SecurityToken.Issuer}\n{subject}")));
        var owner = $"oidc-{digest[..OwnerDigits]}";
        var scopes = ScopeClaims.SelectMany(token.FindAll).SelectMany(claim => claim.Value.Split(' ')).Intersect(Scopes.All);
        context.Principal = new ClaimsPrincipal(Caller.Identify(SchemeName, owner, owner, scopes));
        return Task.CompletedTask;
    }
}
