using System.Net;
using CoCosNet.Contracts.Errors;

namespace CoCosNet.Api.Tests.Hosting;

public sealed class CrossOriginTests
{
    private const string Origin = "https://paint.example";

    [Fact]
    public async Task Request_WithoutListedOrigins_GetsNoCorsHeader()
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Get, Origin);

        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(Origin, true)]
    [InlineData("https://other.example", false)]
    public async Task Request_WithListedOrigins_IsAllowedToThemOnly(string origin, bool allowed)
    {
        await using var server = await ApiServer.StartAsync($"--Cors:Origins:0={Origin}");

        using var response = await SendAsync(server, HttpMethod.Get, origin);

        Assert.Equal(allowed, response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Preflight_FromListedOrigin_AllowsTheForm()
    {
        await using var server = await ApiServer.StartAsync($"--Cors:Origins:0={Origin}");

        using var response = await SendAsync(server, HttpMethod.Options, Origin, ("Access-Control-Request-Method", "POST"));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(Origin, Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("POST", string.Join(',', response.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problem_ForListedOrigin_CanBeReadWithItsHeaders()
    {
        await using var server = await ApiServer.StartAsync($"--Cors:Origins:0={Origin}");
        server.Translator.Fail(TranslationError.QueueFull);
        using var form = Form.Minimal();

        using var response = await SendAsync(server, HttpMethod.Post, Origin, content: form);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(Origin, Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        var exposed = string.Join(',', response.Headers.GetValues("Access-Control-Expose-Headers"));
        Assert.All(
            ["Retry-After", "Server-Timing", "X-Model-Digest", "Location", "ETag"],
            header => Assert.Contains(header, exposed, StringComparison.Ordinal));
    }

    private static async Task<HttpResponseMessage> SendAsync(
        ApiServer server, HttpMethod method, string origin, (string Name, string Value)? header = null, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, method == HttpMethod.Get ? "/v1/models" : "/v1/translations") { Content = content };
        request.Headers.Add("Origin", origin);
        if (header is var (name, value))
        {
            request.Headers.Add(name, value);
        }

        return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
