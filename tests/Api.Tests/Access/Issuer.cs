using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoCosNet.Api.Tests.Access;

/// <summary>An OpenID Connect issuer: a document, a key, and tokens.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    public const string Audience = "cocosnet";

    private readonly RSA _rsa = RSA.Create(2048);
    private WebApplication? _app;

    public string Address { get; private set; } = "";

    public async ValueTask StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => TypedResults.Json(new Dictionary<string, string>
        {
            ["issuer"] = Address,
            ["jwks_uri"] = $"{Address}/keys",
        }));
        _app.MapGet("/keys", () => TypedResults.Json(new Dictionary<string, object>
        {
            ["keys"] = new[] { new Dictionary<string, string> { ["kty"] = "RSA", ["kid"] = "1", ["use"] = "sig", ["n"] = Modulus(), ["e"] = Exponent() } },
        }));
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = _app.Urls.Single();
    }

    public string Sign(string scopes, string? audience = null, string? issuer = null, DateTime? expires = null) => new JsonWebTokenHandler().CreateToken(
        new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address,
            Audience = audience ?? Audience,
            NotBefore = (expires ?? TimeProvider.System.GetUtcNow().UtcDateTime).AddHours(-1),
            IssuedAt = (expires ?? TimeProvider.System.GetUtcNow().UtcDateTime).AddHours(-1),
            Expires = expires ?? TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1),
            Claims = new Dictionary<string, object> { ["sub"] = "someone", ["scope"] = scopes },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(_rsa) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        });

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _rsa.Dispose();
    }

    private string Modulus() => Base64UrlEncoder.Encode(_rsa.ExportParameters(includePrivateParameters: false).Modulus);

    private string Exponent() => Base64UrlEncoder.Encode(_rsa.ExportParameters(includePrivateParameters: false).Exponent);
}
