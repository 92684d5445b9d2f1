using CoCosNet.Api.Hosting;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Tests.Support;
using CoCosNet.Inference.Workers.Supervision;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoCosNet.Api.Tests.Workers;

/// <summary>The whole application with real worker processes over one tiny model, and ways to reach the workers.</summary>
public sealed class WorkerServer : IAsyncLifetime
{
    private const int Side = 64;
    private const int Classes = 3;

    private readonly DirectoryInfo _models = CreateModels();
    private readonly DataFolder _data = new();
    private readonly LogRecorder _log = new();
    private readonly WebApplication _app;

    public WorkerServer()
        : this([])
    {
    }

    internal WorkerServer(params string[] settings)
    {
        _app = ApiHost.Build(
            [
                "--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}", $"--Models:Directory={_models.FullName}", _data.Setting,
                "--Api:Deadline=00:10:00", "--Inference:Precision=float32", .. settings,
            ]);
        _app.Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
        Translator = Assert.IsType<SupervisedTranslator>(_app.Services.GetRequiredService<IHostedTranslator>());
    }

    internal SupervisedTranslator Translator { get; }

    /// <summary>The folder of model folders.</summary>
    internal string Models => _models.FullName;

    internal IServiceProvider Services => _app.Services;

    /// <summary>The worker that runs now, or 0 between two.</summary>
    public int Worker => Translator.Supervisors.Single().ProcessId ?? 0;

    public HttpClient Client { get; private set; } = new();

    public IEnumerable<string> WarningsAndErrors => _log.WarningsAndErrors;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(Token);
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()), Timeout = TimeSpan.FromMinutes(10) };
        await UntilAsync(() => IsReady);
    }

    /// <summary>A folder of model folders with one tiny model in it.</summary>
    public static DirectoryInfo CreateModels()
    {
        var models = Directory.CreateTempSubdirectory("models");
        var classes = Enumerable.Range(0, Classes).Select(id => new { id, name = $"class-{id}", color = $"#0{id}0{id}0{id}" }).ToArray();
        TinyModels.Write(models.FullName, "labels", new { kind = "labels", classes }, Classes, "optional");
        return models;
    }

    /// <summary>A request of its own for every number.</summary>
    public static TranslationRequest Request(int number, int side = 128) => new()
    {
        Map = new SemanticMapFile(Map(number)),
        Exemplar = Exemplar(number),
        Options = new TranslationOptions { Width = side, Height = side },
    };

    public bool IsReady => Translator.IsAlive && Translator.Models.All(model => model.State == ModelState.Ready);

    /// <summary>Waits for something that has to happen; the limit is for what never does.</summary>
    public static async Task UntilAsync(Func<bool> happened)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        while (!happened())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }

    public Task<TranslationResult> TranslateAsync(TranslationRequest request, Action<TranslationProgress>? progress = null) =>
        Translator.TranslateAsync(request, progress is null ? null : new Listener(progress), Token);

    /// <summary>The same as <see cref="Request"/> over HTTP.</summary>
    public async Task<byte[]> PostAsync(int number)
    {
        using var form = Form.Empty().File("map", Map(number)).File("exemplar", Exemplar(number)).Text("width", "128").Text("height", "128");
        using var response = await Client.PostAsync(new Uri("/v1/translations", UriKind.Relative), form, Token);
        var body = await response.Content.ReadAsByteArrayAsync(Token);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {System.Text.Encoding.UTF8.GetString(body[..Math.Min(600, body.Length)])}");
        return body;
    }

    public async Task<int> ProbeAsync(string probe)
    {
        using var response = await Client.GetAsync(new Uri($"/health/{probe}", UriKind.Relative), Token);
        return (int)response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _log.Dispose();
        _models.Delete(recursive: true);
        _data.Dispose();
    }

    private static byte[] Map(int number) =>
        PngBuilder.Grey(Side, Side, [.. Enumerable.Range(0, Side * Side).Select(i => (byte)((i / 16 + (i / (Side * 16)) + number) % Classes))]);

    private static byte[] Exemplar(int number) =>
        PngBuilder.Rgb(Side, Side, [.. Enumerable.Range(0, Side * Side * 3).Select(i => (byte)(i * (7 + number)))]);

    private sealed class Listener(Action<TranslationProgress> listen) : IProgress<TranslationProgress>
    {
        public void Report(TranslationProgress value) => listen(value);
    }
}
