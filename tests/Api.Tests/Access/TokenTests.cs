using System.Net;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.Access;

public sealed class TokenTests : IAsyncLifetime
{
    private readonly Issuer _issuer = new();

    public ValueTask InitializeAsync() => _issuer.StartAsync();

    public ValueTask DisposeAsync() => _issuer.DisposeAsync();

    [Fact]
    public async Task Token_OfTheIssuer_IsACaller()
    {
        await using var server = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, await GetAsync(server, _issuer.Sign(scopes: "openid read")));
    }

    [Theory]
    [InlineData("openid", null, null, false, HttpStatusCode.Forbidden, "scope_missing")]
    [InlineData("read", "another-audience", null, false, HttpStatusCode.Unauthorized, "key_invalid")]
    [InlineData("read", null, "https://another.example", false, HttpStatusCode.Unauthorized, "key_invalid")]
    [InlineData("read", null, null, true, HttpStatusCode.Unauthorized, "key_expired")]
    public async Task Token_ThatIsWrong_IsRefused(string scopes, string? audience, string? issuer, bool isOld, HttpStatusCode status, string code)
    {
        await using var server = await StartAsync();
        var token = _issuer.Sign(scopes, audience, issuer, isOld ? TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1) : null);

        using var response = await KeyFolder.SendAsync(server, HttpMethod.Get, "/v1/models", token);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(code, (await ApiServer.ReadProblemAsync(response)).Code);
    }

    [Fact]
    public async Task Token_SignedByAnother_IsRefused()
    {
        await using var server = await StartAsync();
        await using var other = new Issuer();
        await other.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(server, other.Sign("read", issuer: _issuer.Address)));
    }

    [Fact]
    public async Task TokensAndKeys_OfOneServer_WorkBesideEachOther()
    {
        using var keys = new KeyFolder();
        var key = keys.Add();
        await using var server = await StartAsync(keys.Setting);

        Assert.Equal(HttpStatusCode.OK, await GetAsync(server, key));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(server, _issuer.Sign("read")));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(server, null));
    }

    private static async Task<HttpStatusCode> GetAsync(ApiServer server, string? token)
    {
        using var response = await KeyFolder.SendAsync(server, HttpMethod.Get, "/v1/models", token);
        return response.StatusCode;
    }

    private Task<ApiServer> StartAsync(params string[] settings) =>
        ApiServer.StartAsync([$"--Access:Oidc:Authority={_issuer.Address}", $"--Access:Oidc:Audience={Issuer.Audience}", .. settings]);
}
