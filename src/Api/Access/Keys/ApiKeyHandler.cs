using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Access.Keys;

/// <summary>Authenticates callers by their API key.</summary>
internal sealed class ApiKeyHandler(
    AccessMode mode, IServiceProvider services, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";

    private const string Bearer = "Bearer ";

    /// <summary>Whether the headers contain an API key, and not a token or nothing.</summary>
    public static bool Reads(IHeaderDictionary headers) =>
        headers.ContainsKey(Header) || Presented(headers)?.StartsWith(ApiKey.Prefix, StringComparison.Ordinal) == true;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!mode.HasKeys || Presented(Request.Headers) is not { } presented)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        try
        {
            var key = services.GetRequiredService<KeyRing>().Check(presented);
            var identity = Caller.Identify(SchemeName, key.Owner, key.Id, key.Scopes);
            if (key.RequestsPerMinute is { } rate)
            {
                identity.AddClaim(new Claim(Caller.RateClaim, rate.ToString(CultureInfo.InvariantCulture)));
            }

            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
        }
        catch (AccessException exception)
        {
            return Task.FromResult(AuthenticateResult.Fail(exception));
        }
    }

    private static string? Presented(IHeaderDictionary headers)
    {
        if (headers[Header] is [{ } own])
        {
            return own.Trim();
        }

        return headers.Authorization is [{ } authorization] && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim()
            : null;
    }
}
