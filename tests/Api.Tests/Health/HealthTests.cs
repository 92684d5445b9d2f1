using System.Net;
using System.Net.Http.Json;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Api.Tests.Health;

public sealed class HealthTests
{
    [Theory]
    [InlineData("", 200, 503, 200)]
    [InlineData("ready", 200, 200, 200)]
    [InlineData("loading", 200, 503, 503)]
    [InlineData("broken", 200, 503, 200)]
    [InlineData("ready broken", 200, 200, 200)]
    [InlineData("ready loading", 200, 503, 503)]
    [InlineData("broken loading", 200, 503, 503)]
    public async Task Probes_WithModels_TellTheTruth(string models, int live, int ready, int startup)
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Models = [.. models.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Model)];

        await AssertProbeAsync(server, "live", live);
        await AssertProbeAsync(server, "ready", ready);
        await AssertProbeAsync(server, "startup", startup);
    }

    [Fact]
    public async Task Probes_WithADeadWorker_SayNo()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.IsAlive = false;

        await AssertProbeAsync(server, "live", 503);
        await AssertProbeAsync(server, "ready", 503);
        await AssertProbeAsync(server, "startup", 200);
    }

    [Fact]
    public async Task Ready_WithBrokenModel_SaysWhy()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Models = [TestModels.Broken("a"), TestModels.Ready("b")];

        using var response = await server.GetAsync("/health/ready");
        var health = await response.Content.ReadFromJsonAsync(HttpJsonContext.Default.HealthResponse, TestContext.Current.CancellationToken);

        Assert.Equal([new("a", ModelState.Broken, "model.json is missing."), new("b", ModelState.Ready)], health?.Models);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/v1/models")]
    [InlineData("/v1/models/analogy")]
    public async Task Head_OfReadableRoute_AnswersAsGetWithoutBody(string path)
    {
        await using var server = await ApiServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static async Task AssertProbeAsync(ApiServer server, string probe, int status)
    {
        using var response = await server.GetAsync($"/health/{probe}");
        var health = await response.Content.ReadFromJsonAsync(HttpJsonContext.Default.HealthResponse, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200 ? HealthStatus.Pass : HealthStatus.Fail, health?.Status);
        Assert.Equal(server.Translator.Models.Count, health?.Models.Count);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    private static ModelStatus Model(string state) => state switch
    {
        "ready" => TestModels.Ready(state),
        "loading" => TestModels.Loading(state),
        _ => TestModels.Broken(state),
    };
}
