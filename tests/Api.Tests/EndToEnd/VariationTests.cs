using System.Net;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.WebUtilities;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>Several pictures of one input, through the real server.</summary>
public sealed class VariationTests(RealServer server) : IClassFixture<RealServer>
{
    private const int Side = 128;

    private static readonly TranslationInput Input = new()
    {
        Model = "analogy",
        Map = new SemanticMapFile(Map(50)),
        Exemplar = Exemplar(),
        ExemplarMap = new SemanticMapFile(Map(70)),
        Options = new TranslationOptions { Width = Side, Height = Side, Seed = 3, Variations = 3 },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CoCosNetClient Client => new(server.Client);

    [Fact]
    public async Task Translate_Variations_AreThePicturesOfTheirSeeds()
    {
        var result = await Client.TranslateAsync(Input, cancellationToken: Token);
        Assert.Equal([3, 4, 5], result.Variations.Select(variation => variation.Seed));
        Assert.Equal(result.Image, result.Variations[0].Picture);
        foreach (var variation in result.Variations)
        {
            var alone = await Client.TranslateAsync(Input with { Options = Input.Options with { Seed = variation.Seed, Variations = 1 } }, cancellationToken: Token);
            Assert.Equal(alone.Image, variation.Picture);
            Assert.Empty(alone.Variations);
        }

        for (var one = 0; one < 3; one++)
        {
            Assert.Equal(0, result.Variations[one].Differences[one]);
            Assert.All(Enumerable.Range(0, 3).Where(other => other != one), other =>
            {
                Assert.InRange(result.Variations[one].Differences[other], 0.3, 1);
                Assert.Equal(result.Variations[one].Differences[other], result.Variations[other].Differences[one]);
            });
        }
    }

    [Fact]
    public async Task Post_WithoutAskingForJson_AnswersParts()
    {
        var expected = (await Client.TranslateAsync(Input, cancellationToken: Token)).Variations.Select(variation => variation.Picture.Url);
        using var form = NewForm().Text("seed", "3").Text("variations", "3");
        using var response = await server.Client.PostAsync(new Uri("/v1/translations", UriKind.Relative), form, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var boundary = response.Content.Headers.ContentType!.Parameters.Single(parameter => parameter.Name == "boundary").Value!.Trim('"');
        var reader = new MultipartReader(boundary, await response.Content.ReadAsStreamAsync(Token));
        var parts = new List<string>();
        while (await reader.ReadNextSectionAsync(Token) is { } section)
        {
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, Token);
            parts.Add($"data:{section.ContentType};base64,{Convert.ToBase64String(content.ToArray())}");
        }

        Assert.Equal(expected, parts);
    }

    [Fact]
    public async Task Job_OfVariations_KeepsEachPicture()
    {
        var atOnce = await Client.TranslateAsync(Input, cancellationToken: Token);
        var job = await Client.WaitAsync((await Client.SubmitAsync(Input, cancellationToken: Token)).Id, Token);
        Assert.Equal(JobState.Succeeded, job.State);
        string[] names = ["image", "variation-1", "variation-2"];
        foreach (var (number, name) in names.Index())
        {
            var output = await Client.GetOutputAsync(job.Id, name, Token);
            Assert.Equal(atOnce.Variations[number].Picture.Url, $"data:{output.MediaType};base64,{Convert.ToBase64String(output.Content.Span)}");
        }
    }

    [Theory]
    [InlineData("analogy", "0", "0", "#/variations", "whole number from 1 to 16")]
    [InlineData("analogy", "17", "0", "#/variations", "whole number from 1 to 16")]
    [InlineData("analogy", "2", "2147483647", "#/seed", "smaller 'seed'")]
    [InlineData("labels", "2", "0", "#/variations", "makes one picture")]
    public async Task Translate_VariationsThatCannotBe_Is422(string model, string variations, string seed, string place, string words)
    {
        using var form = NewForm(model).Text("seed", seed).Text("variations", variations);
        var problem = await server.RefuseAsync(form);
        Assert.Equal((422, "invalid_option", place), (problem.Status, problem.Code, problem.Errors[0].Pointer));
        Assert.Contains(words, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_VariationsOfSeveralExemplars_Is400()
    {
        using var form = NewForm().File("exemplar", Exemplar()).File("exemplarMap", Map(70)).Text("variations", "2");
        var problem = await server.RefuseAsync(form);
        Assert.Equal((400, "conflicting_fields", "#/variations"), (problem.Status, problem.Code, problem.Errors[0].Pointer));
    }

    private static MultipartFormDataContent NewForm(string model = "analogy") => Form.Empty()
        .Text("model", model).Text("width", "128").Text("height", "128")
        .File("map", Map(50)).File("exemplar", Exemplar()).File("exemplarMap", Map(70));

    private static byte[] Map(int horizon) =>
        PngBuilder.Grey(Side, Side, [.. Enumerable.Range(0, Side * Side).Select(pixel => (byte)(pixel / Side < horizon ? 0 : 1))]);

    private static byte[] Exemplar() => PngBuilder.Rgb(Side, Side, [.. Enumerable.Range(0, Side * Side).SelectMany(pixel =>
    {
        int x = pixel % Side, y = pixel / Side;
        var grey = (byte)((y < 70 ? 60 : 150) + (((x * 7919) + (y * 104729)) % 71));
        return (byte[])[grey, grey, (byte)(grey / 2)];
    })]);
}
