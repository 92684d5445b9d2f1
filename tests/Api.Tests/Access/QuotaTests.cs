using System.Globalization;
using System.Net;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Jobs;

namespace CoCosNet.Api.Tests.Access;

public sealed class QuotaTests
{
    [Fact]
    public async Task Posts_BeyondTheAddressesRate_Are429WithTheTimeOfTheNext()
    {
        await using var server = await ApiServer.StartAsync("--Quotas:Address:RequestsPerMinute=2");
        using var first = await server.TranslateAsync();
        using var second = await server.TranslateAsync();

        using var third = await server.TranslateAsync();

        Assert.True(second.IsSuccessStatusCode);
        Assert.Equal(("2", "1"), (Header(first, "RateLimit-Limit"), Header(first, "RateLimit-Remaining")));
        Assert.Equal(("2;w=60;burst=2", "0"), (Header(third, "RateLimit-Policy"), Header(third, "RateLimit-Remaining")));
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal("quota_exceeded", (await ApiServer.ReadProblemAsync(third)).Code);
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
        Assert.InRange(int.Parse(Header(third, "RateLimit-Reset"), CultureInfo.InvariantCulture), 31, 60);
        using var read = await server.GetAsync("/v1/models");
        Assert.True(read.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SeveralExemplars_CountOnceForEachPicture(bool asJobs)
    {
        await using var server = await ApiServer.StartAsync("--Quotas:Address:RequestsPerMinute=5");

        using var first = await PostExemplarsAsync(server, 3, asJobs);
        using var second = await PostExemplarsAsync(server, 3, asJobs);

        Assert.True(first.IsSuccessStatusCode);
        Assert.Equal(("5", "2"), (Header(first, "RateLimit-Limit"), Header(first, "RateLimit-Remaining")));
        var problem = await ApiServer.ReadProblemAsync(second);
        Assert.Equal("quota_exceeded", problem.Code);
        Assert.Contains("counts as 3, one for each picture", problem.Detail, StringComparison.Ordinal);
        Assert.Equal("#/exemplar", Assert.Single(problem.Errors).Pointer);
        Assert.InRange(second.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 12);
        Assert.Equal(3, await BegunAsync(server, 3));
    }

    [Fact]
    public async Task SeveralExemplars_BeyondTheBurst_AreRefusedWithTheLimit()
    {
        await using var server = await ApiServer.StartAsync("--Quotas:Address:RequestsPerMinute=60", "--Quotas:Address:Burst=2");

        using var refused = await PostExemplarsAsync(server, 3, asJobs: false);

        var problem = await ApiServer.ReadProblemAsync(refused);
        Assert.Equal(("quota_exceeded", 0), (problem.Code, server.Translator.Begun));
        Assert.EndsWith("2 at once; ask for at most 2.", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_HaveARateEach()
    {
        using var keys = new KeyFolder();
        var (first, second, generous) = (keys.Add("a"), keys.Add("b"), keys.Add("c", requestsPerMinute: 100));
        await using var server = await ApiServer.StartAsync(keys.Setting, "--Quotas:Key:RequestsPerMinute=1");

        Assert.Equal(HttpStatusCode.OK, await PostAsync(server, first));
        Assert.Equal(HttpStatusCode.TooManyRequests, await PostAsync(server, first));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(server, second));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(server, generous));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(server, generous));
    }

    [Fact]
    public async Task Guesses_OfKeys_CountAsRequestsOfTheirAddress()
    {
        using var keys = new KeyFolder();
        var good = keys.Add();
        await using var server = await ApiServer.StartAsync(keys.Setting, "--Quotas:Address:RequestsPerMinute=2");

        using var first = await KeyFolder.SendAsync(server, HttpMethod.Get, "/v1/models", "a guess");
        using var second = await KeyFolder.SendAsync(server, HttpMethod.Get, "/v1/models", "a guess");
        using var third = await KeyFolder.SendAsync(server, HttpMethod.Get, "/v1/models", "a guess");
        using var known = await KeyFolder.SendAsync(server, HttpMethod.Get, "/v1/models", good);

        Assert.Equal(HttpStatusCode.Unauthorized, second.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }

    [Fact]
    public async Task Requests_BeyondTheConcurrency_AreRefusedWhileOthersRun()
    {
        await using var server = await ApiServer.StartAsync("--Quotas:Address:Concurrency=1");
        using var gate = new Gate();
        server.Translator.Behaviour = gate.HoldAsync;
        var running = server.TranslateAsync();
        await gate.ArrivalAsync();

        using var refused = await server.TranslateAsync();
        gate.Let(2);
        using var first = await running;
        using var after = await server.TranslateAsync();

        Assert.Equal("concurrency_exceeded", (await ApiServer.ReadProblemAsync(refused)).Code);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ForwardedFor_IsBelievedOfNamedProxiesOnly(bool isNamed)
    {
        string[] settings = ["--Quotas:Address:RequestsPerMinute=1", .. isNamed ? ["--Proxies:Trusted:0=127.0.0.0/8"] : Array.Empty<string>()];
        await using var server = await ApiServer.StartAsync(settings);

        Assert.Equal(HttpStatusCode.OK, await PostForAsync(server, "192.0.2.1"));
        Assert.Equal(isNamed ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, await PostForAsync(server, "192.0.2.2"));
    }

    private static async Task<HttpResponseMessage> PostExemplarsAsync(ApiServer server, int count, bool asJobs)
    {
        using var form = Form.Minimal();
        for (var exemplar = 1; exemplar < count; exemplar++)
        {
            form.Add(new ByteArrayContent([1, 2, 3]), "exemplar", "exemplar.png");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = form };
        if (asJobs)
        {
            request.Headers.Add("Prefer", "respond-async");
        }

        return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the translator has begun a number of translations.</summary>
    private static async Task<int> BegunAsync(ApiServer server, int count)
    {
        while (server.Translator.Begun < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        return server.Translator.Begun;
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));

    private static async Task<HttpStatusCode> PostAsync(ApiServer server, string key)
    {
        using var form = Form.Minimal();
        using var response = await KeyFolder.SendAsync(server, HttpMethod.Post, "/v1/translations", key, form);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> PostForAsync(ApiServer server, string client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = Form.Minimal() };
        request.Headers.Add("X-Forwarded-For", client);
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
