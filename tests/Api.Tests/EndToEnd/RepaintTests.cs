using System.Net;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>Results that continue earlier ones, through the real server.</summary>
public sealed class RepaintTests(RealServer server) : IClassFixture<RealServer>
{
    private const int Side = 128;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CoCosNetClient Client => new(server.Client);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Translate_ContinuingAResult_PaintsAPart(bool json)
    {
        var client = new CoCosNetClient(server.Client) { SendsJson = json };
        var first = await client.TranslateAsync(Input(stroke: false), cancellationToken: Token);
        Assert.Null(first.Repaint);

        var local = await client.TranslateAsync(Input(stroke: true, first.Id), cancellationToken: Token);

        Assert.Equal((RepaintScope.Local, null), (local.Repaint!.Scope, local.Repaint.Reason));
        Assert.InRange(local.Repaint.Share, 0.01, 0.2);
        Assert.NotEqual(first.Id, local.Id);
    }

    [Fact]
    public async Task Post_ForThePictureAlone_NamesItInAHeader()
    {
        using var first = await PostAsync(stroke: false, continues: "");
        var id = Assert.Single(first.Headers.GetValues(ResponseHeaders.ResultId));
        Assert.False(first.Headers.Contains(ResponseHeaders.Repaint));

        using var local = await PostAsync(stroke: true, id);
        Assert.StartsWith("local; share=0.", Assert.Single(local.Headers.GetValues(ResponseHeaders.Repaint)), StringComparison.Ordinal);

        using var lost = await PostAsync(stroke: true, new string('0', 64));
        Assert.Equal("whole; reason=unknownResult", Assert.Single(lost.Headers.GetValues(ResponseHeaders.Repaint)));
    }

    [Fact]
    public async Task Job_ContinuingAResult_GivesTheSamePicture()
    {
        var first = await Client.TranslateAsync(Input(stroke: false), cancellationToken: Token);
        var atOnce = await Client.TranslateAsync(Input(stroke: true, first.Id), cancellationToken: Token);

        var job = await Client.WaitAsync((await Client.SubmitAsync(Input(stroke: true, first.Id), cancellationToken: Token)).Id, Token);

        Assert.Equal((atOnce.Id, atOnce.Repaint), (job.Result!.Id, job.Result.Repaint));
        var output = await Client.GetOutputAsync(job.Id, "image", Token);
        Assert.Equal(atOnce.Image.Url, $"data:{output.MediaType};base64,{Convert.ToBase64String(output.Content.Span)}");
    }

    [Theory]
    [InlineData("last")]
    [InlineData("9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08")]
    public async Task Translate_WhatIsNoId_Is422(string continues)
    {
        using var form = NewForm(stroke: true, continues);
        var problem = await server.RefuseAsync(form);
        Assert.Equal((422, "invalid_option", "#/continues"), (problem.Status, problem.Code, problem.Errors[0].Pointer));
        Assert.Contains("64 hexadecimal digits", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_ByAModelWithoutSynthesis_IsTheWholeComputation()
    {
        var input = Input(stroke: false) with { Model = "labels" };
        var first = await Client.TranslateAsync(input, cancellationToken: Token);
        var second = await Client.TranslateAsync(input with { Options = input.Options with { Continues = first.Id } }, cancellationToken: Token);
        Assert.Equal(RepaintReason.UnknownResult, second.Repaint!.Reason);
        Assert.Equal(first.Image.Url, second.Image.Url);
    }

    private async Task<HttpResponseMessage> PostAsync(bool stroke, string continues)
    {
        using var form = NewForm(stroke, continues);
        var response = await server.Client.PostAsync(new Uri("/v1/translations", UriKind.Relative), form, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }

    private static TranslationInput Input(bool stroke, string? continues = null) => new()
    {
        Model = "analogy",
        Map = new SemanticMapFile(Map(stroke)),
        Exemplar = Exemplar(),
        ExemplarMap = new SemanticMapFile(Map(stroke: false)),
        Options = new TranslationOptions { Width = Side, Height = Side, Continues = continues },
    };

    private static MultipartFormDataContent NewForm(bool stroke, string continues) => Form.Empty()
        .Text("model", "analogy").Text("width", "128").Text("height", "128").Text("continues", continues)
        .File("map", Map(stroke)).File("exemplar", Exemplar()).File("exemplarMap", Map(stroke: false));

    /// <summary>Class 0 over class 1, with or without a spot of class 0 in class 1.</summary>
    private static byte[] Map(bool stroke) => PngBuilder.Grey(Side, Side, [.. Enumerable.Range(0, Side * Side).Select(pixel =>
    {
        int x = pixel % Side, y = pixel / Side;
        return (byte)(y < 60 || (stroke && x is > 50 and < 70 && y is > 90 and < 100) ? 0 : 1);
    })]);

    private static byte[] Exemplar() => PngBuilder.Rgb(Side, Side, [.. Enumerable.Range(0, Side * Side).SelectMany(pixel =>
    {
        int x = pixel % Side, y = pixel / Side;
        var grey = (byte)((y < 60 ? 60 : 150) + (((x * 7919) + (y * 104729)) % 71));
        return (byte[])[grey, grey, (byte)(grey / 2)];
    })]);
}
