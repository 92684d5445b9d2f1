using System.Net;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.Translations;

/// <summary>Several exemplars while their model is replaced.</summary>
public sealed class TranslationSetTests
{
    [Fact]
    public async Task Translate_WhileTheModelIsReplaced_AnswersWithOneVersion()
    {
        await using var server = await ApiServer.StartAsync();
        var begun = 0;
        server.Translator.ModelDigest = () => Interlocked.Increment(ref begun) == 1 ? "sha256:old" : "sha256:new";

        using var response = await SendAsync(server);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("sha256:old", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(4, begun);
    }

    [Fact]
    public async Task Translate_WhileEachWorkerHasAnotherVersion_SaysWhenToRetry()
    {
        await using var server = await ApiServer.StartAsync();
        var begun = 0;
        server.Translator.ModelDigest = () => Interlocked.Increment(ref begun) % 2 == 1 ? "sha256:old" : "sha256:new";

        using var response = await SendAsync(server);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    private static Task<HttpResponseMessage> SendAsync(ApiServer server)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = Form.Minimal().File("exemplar", Form.Exemplar) };
        request.Headers.Accept.ParseAdd("application/json");
        return server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
