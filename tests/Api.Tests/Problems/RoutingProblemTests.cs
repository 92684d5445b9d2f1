using System.Net;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.Problems;

public sealed class RoutingProblemTests
{
    [Theory]
    [InlineData("/v1")]
    [InlineData("/v1/nothing")]
    [InlineData("/v2/models")]
    [InlineData("/openapi/v2.json")]
    [InlineData("/swagger/nothing.js")]
    public async Task Get_OfUnknownPath_Is404Problem(string path)
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await server.GetAsync(path);

        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal((HttpStatusCode.NotFound, "not_found", path), (response.StatusCode, problem.Code, problem.Instance));
    }

    [Theory]
    [InlineData("GET", "/v1/translations", "POST")]
    [InlineData("DELETE", "/v1/models", "GET, HEAD")]
    [InlineData("OPTIONS", "/v1/translations", "POST")]
    public async Task Request_WithMethodThatThePathLacks_Is405ProblemThatAllowsTheOthers(string method, string path, string allowed)
    {
        await using var server = await ApiServer.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "method_not_allowed"), (response.StatusCode, problem.Code));
        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
    }

    [Fact]
    public async Task Problem_WithTraceParent_NamesTheCallersTrace()
    {
        await using var server = await ApiServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/nothing");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", (await ApiServer.ReadProblemAsync(response)).TraceId);
    }
}
