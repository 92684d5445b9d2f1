using CoCosNet.Api.Hosting;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>The whole application with the models that ship.</summary>
public sealed class ShippedServer : IAsyncLifetime
{
    private readonly DataFolder _data = new();
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        _app = ApiHost.Build(
            ["--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}", $"--Models:Directory={Repository.PathOf("models")}", _data.Setting]);
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
        var translator = _app.Services.GetRequiredService<ITranslator>();
        while (translator.Models.Any(model => model.State == ModelState.Loading))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _data.Dispose();
    }
}
