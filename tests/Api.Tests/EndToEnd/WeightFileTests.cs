using System.Net.Http.Json;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>What clients hear of weights as people save them.</summary>
public sealed class WeightFileTests(RealServer server) : IClassFixture<RealServer>
{
    [Fact]
    public async Task Model_WithMendedWeights_TellsWhatWasMended_AndTranslates()
    {
        var model = await ModelAsync("wrapped");
        Assert.Equal(ModelState.Ready, model.State);
        Assert.Equal("generator.safetensors: All names began with 'module.'; it was left out.", Assert.Single(model.Notes!));
        Assert.Empty((await ModelAsync("edges")).Notes!);

        Assert.Equal(await PictureAsync("edges"), await PictureAsync("wrapped"));
    }

    [Fact]
    public async Task Model_WhoseWeightsAreNoNumbers_NamesTheTensorAndTheFix()
    {
        var model = await ModelAsync("diverged");
        Assert.Equal(ModelState.Broken, model.State);
        Assert.Contains("conv_img.bias has ", model.Problem, StringComparison.Ordinal);
        Assert.Contains("save the weights of an earlier epoch", model.Problem, StringComparison.Ordinal);
    }

    private async Task<byte[]> PictureAsync(string model)
    {
        var map = PngBuilder.Grey(64, 64, [.. Enumerable.Range(0, 64 * 64).Select(i => (byte)(i / 64 % 3 == 0 ? 255 : 0))]);
        using var form = Form.Empty().Text("model", model).File("map", map).File("exemplarMap", map)
            .File("exemplar", PngBuilder.Rgb(64, 64, [.. Enumerable.Range(0, 64 * 64 * 3).Select(i => (byte)(i * 7))]));
        return (await server.TranslateAsync(form)).Png;
    }

    private async Task<ModelResponse> ModelAsync(string id) => (await server.Client.GetFromJsonAsync(
        new Uri($"/v1/models/{id}", UriKind.Relative), HttpJsonContext.Default.ModelResponse, TestContext.Current.CancellationToken))!;
}
