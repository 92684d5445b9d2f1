using System.Net;
using System.Net.Http.Json;
using CoCosNet.Api.Hosting;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>The whole application, real inference included, over a folder with one tiny model of every kind, the weight-free one,
/// and a broken one.</summary>
public sealed class RealServer : IAsyncLifetime
{
    public static readonly (byte Red, byte Green, byte Blue)[] ClassColors = [(0x10, 0x20, 0x30), (0x40, 0x50, 0x60), (0x70, 0x80, 0x90)];

    private readonly DirectoryInfo _models = Directory.CreateTempSubdirectory("models");
    private readonly DataFolder _data = new();
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        var classes = ClassColors.Select((color, id) =>
            new { id, name = $"class-{id}", color = $"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}" }).ToArray();
        TinyModels.Write(_models.FullName, "labels", new { kind = "labels", classes }, classes.Length, "optional");
        TinyModels.Write(_models.FullName, "pose", new { kind = "pose" }, 20);
        TinyModels.Write(_models.FullName, "edges", new { kind = "edges" }, 1);
        TinyModels.Write(_models.FullName, "tensor", new { kind = "tensor" }, 2);
        var broken = TinyModels.Write(_models.FullName, "broken", new { kind = "edges" }, 1);
        File.WriteAllText(Path.Combine(broken, "generator.safetensors"), "not weights");
        var diverged = TinyModels.Write(_models.FullName, "diverged", new { kind = "edges" }, 1);
        Weights.Rewrite(Path.Combine(diverged, "generator.safetensors"), (name, value) => (name, name == "conv_img.bias" ? value.fill_(float.NaN) : value));
        var wrapped = TinyModels.Write(_models.FullName, "wrapped", new { kind = "edges" }, 1);
        Weights.Rewrite(Path.Combine(wrapped, "generator.safetensors"), (name, value) => ($"module.{name}", value));
        CopyAnalogy();

        _app = ApiHost.Build(
            ["--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}", $"--Models:Directory={_models.FullName}", _data.Setting]);
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
        var translator = _app.Services.GetRequiredService<ITranslator>();
        while (translator.Models.Any(model => model.State == Contracts.Models.ModelState.Loading))
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

        _models.Delete(recursive: true);
        _data.Dispose();
    }

    /// <summary>Posts a form and reads the PNG's size.</summary>
    internal async Task<(int Width, int Height, byte[] Png)> TranslateAsync(MultipartFormDataContent form)
    {
        using var response = await PostAsync(form);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, System.Text.Encoding.UTF8.GetString(body[..Math.Min(600, body.Length)]));
        Assert.Equal("image/png", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], body[..4]);
        return (BigEndian(body, 16), BigEndian(body, 20), body);
    }

    /// <summary>Posts a form that must be refused.</summary>
    internal async Task<Problem> RefuseAsync(MultipartFormDataContent form)
    {
        using var response = await PostAsync(form);
        return await ApiServer.ReadProblemAsync(response);
    }

    internal async Task<ModelListResponse> ModelsAsync()
    {
        var list = await Client.GetFromJsonAsync(
            new Uri("/v1/models", UriKind.Relative), HttpJsonContext.Default.ModelListResponse, TestContext.Current.CancellationToken);
        Assert.NotNull(list);
        return list;
    }

    private static int BigEndian(byte[] bytes, int offset) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(offset));

    private Task<HttpResponseMessage> PostAsync(MultipartFormDataContent form) =>
        Client.PostAsync(new Uri("/v1/translations", UriKind.Relative), form, TestContext.Current.CancellationToken);

    private void CopyAnalogy()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_models.FullName, "analogy"));
        File.Copy(Repository.PathOf("models", "analogy", "model.json"), Path.Combine(folder.FullName, "model.json"));
    }
}
