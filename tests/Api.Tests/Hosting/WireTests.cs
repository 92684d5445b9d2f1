using System.Net;

namespace CoCosNet.Api.Tests.Hosting;

/// <summary>What holds for every answer.</summary>
public sealed class WireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("order-17", true)]
    [InlineData("two words", false)]
    public async Task Answer_ToANamedRequest_HasItsNameIfItIsFitForALog(string name, bool kept)
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Get, "/v1/models", ("X-Request-Id", name));

        var id = Assert.Single(response.Headers.GetValues("X-Request-Id"));
        Assert.Equal(kept, id == name);
        Assert.NotEmpty(id);
    }

    [Fact]
    public async Task Problem_OfATracedRequest_ContinuesTheTrace()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        await using var server = await ApiServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Get, "/v1/models/none", ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01"));

        Assert.Equal(Trace, (await ApiServer.ReadProblemAsync(response)).TraceId);
        Assert.Equal(Trace, Assert.Single(response.Headers.GetValues("X-Request-Id")));
    }

    [Theory]
    [InlineData("/openapi/v1.json", "br")]
    [InlineData("/v1/models", "gzip")]
    [InlineData("/", "br")]
    public async Task Documents_ToWhoeverReadsThem_AreCompressed(string path, string encoding)
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Get, path, ("Accept-Encoding", encoding));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Pictures_AreNotCompressedAgain()
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Get, "/samples/valley/map.png", ("Accept-Encoding", "br"));

        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task PlainPort_ToldSo_SpeaksHttp2()
    {
        await using var server = await ApiServer.StartAsync("--Kestrel:EndpointDefaults:Protocols=Http2");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/models")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var response = await server.Client.SendAsync(request, Token);

        Assert.Equal(HttpVersion.Version20, response.Version);
    }

    private static async Task<HttpResponseMessage> SendAsync(ApiServer server, HttpMethod method, string path, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(method, path);
        Assert.True(request.Headers.TryAddWithoutValidation(header.Name, header.Value));
        return await server.Client.SendAsync(request, Token);
    }
}
