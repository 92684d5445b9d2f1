using System.Net;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Workers;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Tests.Start;

/// <summary>A server of its own process that is told to stop while it works.</summary>
public sealed class DrainTests : IDisposable
{
    private const int Waiting = 4;

    private readonly DataFolder _data = new();
    private readonly DirectoryInfo _models = WorkerServer.CreateModels();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _data.Dispose();
        _models.Delete(recursive: true);
    }

    [Fact]
    public async Task Sigterm_WithWorkInEveryStage_FinishesOrHandsBackAndEndsInTime()
    {
        List<string> ids = [];
        using (var server = Start())
        using (var http = new HttpClient { BaseAddress = await server.AddressAsync() })
        {
            await ReadyAsync(http);
            var client = new CoCosNetClient(http);
            for (var i = 0; i < Waiting; i++)
            {
                ids.Add((await client.SubmitAsync(Input(i), cancellationToken: Token)).Id);
            }

            // Waiting or at work, and a stream of a job that cannot end before the server does.
            var translations = Enumerable.Range(10, Waiting).Select(i => PostAsync(http, i)).ToList();
            using var stream = await http.GetAsync(new Uri($"/v1/jobs/{ids[^1]}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Token);
            Signals.Send(server.Id, Signals.Terminate);

            var told = await stream.Content.ReadAsStringAsync(Token);
            Assert.True(told.EndsWith("event: draining\ndata: {\"retryable\":true}\n\n", StringComparison.Ordinal) || told.Contains("\"succeeded\"", StringComparison.Ordinal), told);
            foreach (var status in await Task.WhenAll(translations))
            {
                Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{status}");
            }

            Assert.True(await server.ExitAsync() == 0, server.Errors + server.Output);
        }

        using var next = Start();
        using var again = new HttpClient { BaseAddress = await next.AddressAsync() };
        foreach (var id in ids)
        {
            Assert.Equal(JobState.Succeeded, (await new CoCosNetClient(again).WaitAsync(id, Token)).State);
        }
    }

    [Fact]
    public async Task Sigterm_WithMoreWorkThanTime_EndsWithinTheGracePeriodAndSaysDraining()
    {
        using var server = Start("--shutdownTimeoutSeconds=1", "--Inference:Replicas=1");
        using var http = new HttpClient { BaseAddress = await server.AddressAsync() };
        await ReadyAsync(http);
        var translations = Enumerable.Range(0, 40).Select(i => PostAsync(http, i, 2048)).ToList();
        await WorkerServer.UntilAsync(() => http.GetAsync(new Uri("/health/live", UriKind.Relative), Token).Result.IsSuccessStatusCode);

        Signals.Send(server.Id, Signals.Terminate);

        Assert.Equal(0, await server.ExitAsync());
        var answers = await Task.WhenAll(translations);
        Assert.Contains(HttpStatusCode.ServiceUnavailable, answers);
    }

    private static TranslationInput Input(int number)
    {
        var request = WorkerServer.Request(number, side: 512);
        return new TranslationInput { Map = request.Map!, Exemplar = request.Exemplar, Options = request.Options };
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, int number, int side = 512)
    {
        var request = WorkerServer.Request(number, side);
        using var form = Form.Empty().File("map", request.Map!.Content.ToArray()).File("exemplar", request.Exemplar.ToArray())
            .Text("width", $"{side}").Text("height", $"{side}");
        try
        {
            using var response = await http.PostAsync(new Uri("/v1/translations", UriKind.Relative), form, Token);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // It arrived after the server had stopped listening.
            return HttpStatusCode.ServiceUnavailable;
        }
    }

    private static Task ReadyAsync(HttpClient http) => WorkerServer.UntilAsync(
        () => http.GetAsync(new Uri("/health/ready", UriKind.Relative), Token).Result.IsSuccessStatusCode);

    private ServerProcess Start(params string[] settings) =>
        ServerProcess.Start(["--urls=http://127.0.0.1:0", _data.Setting, $"--Models:Directory={_models.FullName}", "--Inference:Device=cpu", .. settings]);
}
