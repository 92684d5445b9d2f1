using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoCosNet.Inference.Tests.Serving;

/// <summary>Reloads of a model's folder.</summary>
public sealed class ReloadTests : IDisposable
{
    private static readonly string[] Colors = ["#7ebef2", "#226e38"];

    private readonly DirectoryInfo _models = Directory.CreateTempSubdirectory("reload");
    private readonly InferenceService _service;

    public ReloadTests()
    {
        var classes = Colors.Select((color, id) => new { id, name = $"class-{id}", color });
        TinyModels.Write(_models.FullName, "labels", new { kind = "labels", classes }, labelChannels: 2);
        _service = new InferenceService(new InferenceOptions { Device = "cpu", Precision = "float32" }, _models.FullName, null, TimeProvider.System, NullLoggerFactory.Instance);
    }

    [Fact]
    public async Task Reload_WhileTheServiceRuns_ServesTheFolder()
    {
        await _service.StartingAsync(TestContext.Current.CancellationToken);
        var status = await _service.ReloadAsync("labels", folder: null, TestContext.Current.CancellationToken);
        Assert.Equal(ModelState.Ready, status.State);
        await _service.StoppingAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Reload_AfterTheServiceStopped_IsRefusedAsDraining()
    {
        await _service.StartingAsync(TestContext.Current.CancellationToken);
        await _service.StoppingAsync(TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<TranslationException>(() => _service.ReloadAsync("labels", folder: null, TestContext.Current.CancellationToken));
        Assert.Equal(TranslationError.Draining, refusal.Error);
    }

    public void Dispose()
    {
        _service.Dispose();
        _models.Delete(recursive: true);
    }
}
