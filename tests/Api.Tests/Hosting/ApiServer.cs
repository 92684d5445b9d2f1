using System.Net.Http.Json;
using CoCosNet.Api.Hosting;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoCosNet.Api.Tests.Hosting;

/// <summary>The real application in the real web server on a free port of this machine; only the translator is a fake.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DataFolder? _data;

    private ApiServer(WebApplication app, FakeTranslator translator, LogRecorder log, DataFolder? data)
    {
        _app = app;
        _data = data;
        Translator = translator;
        Log = log;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    /// <summary>The server's clock.</summary>
    public required ShiftedTime Time { get; init; }

    public FakeTranslator Translator { get; }

    public LogRecorder Log { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>The typed client.</summary>
    public CoCosNetClient Typed => new(Client);

    public IServiceProvider Services => _app.Services;

    /// <param name="settings">Command-line settings: <c>--Api:Deadline=00:00:01</c>.</param>
    public static Task<ApiServer> StartAsync(params string[] settings) => StartAsync(new FakeTranslator(), new DataFolder(), keepsData: false, settings);

    /// <summary>A server over a folder that another one may have left, or may find.</summary>
    public static Task<ApiServer> StartAsync(FakeTranslator translator, DataFolder data, params string[] settings) =>
        StartAsync(translator, data, keepsData: true, settings);

    private static async Task<ApiServer> StartAsync(FakeTranslator translator, DataFolder data, bool keepsData, string[] settings)
    {
        var log = new LogRecorder();
        var time = new ShiftedTime();
        var app = ApiHost.Build(
            ["--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}", .. await data.SettingsAsync(), .. settings],
            services => services.AddSingleton<ITranslator>(translator).AddSingleton<ILoggerProvider>(log).AddSingleton<TimeProvider>(time));
        try
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new ApiServer(app, translator, log, keepsData ? null : data) { Time = time };
    }

    public static async Task<Problem> ReadProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal(Problem.MediaType, response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync(HttpJsonContext.Default.Problem, TestContext.Current.CancellationToken);
        Assert.NotNull(problem);
        Assert.Equal((int)response.StatusCode, problem.Status);
        Assert.Equal($"urn:problem-type:cocosnet:{problem.Code}", problem.Type);
        Assert.NotEmpty(problem.TraceId);
        return problem;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> TranslateAsync(HttpContent? body = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = body ?? Form.Minimal() };

        // A client that is refused before it has sent everything sees the answer and no broken pipe.
        request.Headers.ExpectContinue = true;
        if (accept is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("Accept", accept));
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();

        // Requests that tests leave open are not waited for.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
        Log.Dispose();
        _data?.Dispose();
    }
}
