using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>What a picture was made of, through the real server, from a network and from the model without weights.</summary>
[Collection(nameof(RealServer))]
public sealed class EvidenceTests(RealServer server)
{
    [Theory]
    [InlineData("labels", 4)]
    [InlineData("analogy", 1)]
    public async Task Translate_AskedForEverything_BringsItTheSameEachTime(string model, int places)
    {
        var first = await TranslateAsync(model, asks: true);
        var second = await TranslateAsync(model, asks: true);

        Assert.Equal((160, 128), (first.Flow?.Width, first.Flow?.Height));
        Assert.Equal((160, 128), (first.Confidence?.Width, first.Confidence?.Height));

        // A square exemplar keeps its shape beside the result, with about as many pixels; mode released stretches it.
        var (width, height) = model == "analogy" ? (143, 143) : (160, 128);
        Assert.Equal(height, first.Correspondence?.Height);
        Assert.InRange(first.Correspondence!.Width, 160 + width, 400);
        Assert.Equal([128, 160, places, 3], first.Matches?.Shape);
        Assert.Equal(first.Flow, second.Flow);
        Assert.Equal(first.Confidence, second.Confidence);
        Assert.Equal(first.Correspondence, second.Correspondence);
        Assert.Equal(first.Matches?.Url, second.Matches?.Url);

        Assert.Equal([(0, 0), (159, 127)], first.Probes.Select(probe => (probe.X, probe.Y)));
        Assert.All(first.Probes.SelectMany(probe => probe.Levels), level =>
        {
            Assert.InRange(level.Matches.Count, 1, 16);
            Assert.InRange(level.Matches.Sum(match => match.Weight), 0.01, 1.0001);
            Assert.Equal(level.Matches.OrderByDescending(match => match.Weight).Select(match => match.Weight), level.Matches.Select(match => match.Weight));
            Assert.All(level.Matches, match => Assert.True(match.X >= 0 && match.X < 160 && match.Y >= 0 && match.Y < 128));
        });
    }

    [Fact]
    public async Task Translate_AskedForMatchesAndAProbe_TellsTheSameOfAPixel()
    {
        var result = await TranslateAsync("labels", asks: true);
        var file = Convert.FromBase64String(result.Matches!.Url["data:application/x-npy;base64,".Length..]);
        var last = file.AsSpan()[^(4 * 3 * 2)..];
        var probed = result.Probes[1].Levels[3].Matches[0];

        Assert.Equal((probed.X, probed.Y), (BinaryPrimitives.ReadUInt16LittleEndian(last), BinaryPrimitives.ReadUInt16LittleEndian(last[2..])));
        Assert.Equal(probed.Weight, BinaryPrimitives.ReadUInt16LittleEndian(last[4..]) / 65535.0, 4);
    }

    [Fact]
    public async Task Translate_AskedForNothing_BringsThePictureOnlyAndTheSameOne()
    {
        var plain = await TranslateAsync("labels", asks: false);
        Assert.Equal((null, null, null, null), (plain.Flow, plain.Confidence, plain.Correspondence, plain.Matches));
        Assert.Empty(plain.Probes);
        Assert.Equal((await TranslateAsync("labels", asks: true)).Image, plain.Image);
    }

    [Theory]
    [InlineData("labels")]
    [InlineData("analogy")]
    public async Task Translate_ReadingAskedOfAModelThatReadsNothing_Is422ThatNamesTheModel(string model)
    {
        using var form = NewForm(model).Text("exemplarReading", "true");
        var problem = await server.RefuseAsync(form);
        Assert.Equal((422, "invalid_option", "#/model"), (problem.Status, problem.Code, problem.Errors[0].Pointer));
        Assert.Contains($"The model {model} reads no classes", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_ProbeOutsideTheResult_Is422ThatSaysWhereItEnds()
    {
        using var form = NewForm("labels").Text("probe", "12,40;160,3");
        var problem = await server.RefuseAsync(form);
        Assert.Equal((422, "invalid_option", "#/probe"), (problem.Status, problem.Code, problem.Errors[0].Pointer));
        Assert.Contains("x 0 to 159, y 0 to 127", problem.Detail, StringComparison.Ordinal);
    }

    private static MultipartFormDataContent NewForm(string model)
    {
        byte[] ids = [.. Enumerable.Range(0, 64 * 64).Select(i => (byte)(i / 64 * 3 / 64))];
        var picture = PngBuilder.Rgb(64, 64, [.. Enumerable.Range(0, 64 * 64 * 3).Select(i => (byte)(i * 7))]);
        return Form.Empty().Text("model", model).Text("width", "160").Text("height", "128")
            .File("map", PngBuilder.Grey(64, 64, ids)).File("exemplar", picture).File("exemplarMap", PngBuilder.Grey(64, 64, ids));
    }

    private async Task<TranslationResponse> TranslateAsync(string model, bool asks)
    {
        using var form = NewForm(model);
        if (asks)
        {
            form.Text("flow", "true").Text("confidence", "true").Text("correspondence", "true").Text("matches", "true").Text("probe", "0,0;159,127");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/translations", UriKind.Relative)) { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var result = await response.Content.ReadFromJsonAsync(HttpJsonContext.Default.TranslationResponse, TestContext.Current.CancellationToken);
        Assert.NotNull(result);
        return result;
    }
}
