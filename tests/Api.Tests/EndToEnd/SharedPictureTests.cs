using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Client;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>Several exemplars of different classes in one picture, through the real server.</summary>
public sealed class SharedPictureTests(RealServer server) : IClassFixture<RealServer>
{
    private const int Side = 128;

    [Fact]
    public async Task Translate_ExemplarForEachClass_TakesEachClassFromItsOwn()
    {
        using var form = NewForm("analogy").Text("exemplarClasses", "0").Text("exemplarClasses", "*");
        var (_, _, png) = await server.TranslateAsync(form);
        Assert.InRange(Green(png, 64, 20), 200, 255);
        Assert.InRange(Green(png, 64, 110), 0, 60);
    }

    [Fact]
    public async Task Translate_ClassesByNameAndColour_AreTheSameAsById()
    {
        using var byId = NewForm("analogy").Text("exemplarClasses", "0").Text("exemplarClasses", "1");
        var classes = (await server.ModelsAsync()).Models.Single(model => model.Id == "analogy").Classes!;
        using var byName = NewForm("analogy").Text("exemplarClasses", classes[0].Name).Text("exemplarClasses", $" {classes[1].Color},");
        Assert.Equal((await server.TranslateAsync(byId)).Png, (await server.TranslateAsync(byName)).Png);
    }

    [Theory]
    [InlineData("0", null, "#/exemplarClasses", "2 exemplars and 1 of 'exemplarClasses'")]
    [InlineData("0", "wood", "#/exemplarClasses/1", "'wood' is no class")]
    [InlineData("0", "1,0", "#/exemplarClasses/1", "'0' is named for exemplar 0 and for exemplar 1")]
    [InlineData("*", "*", "#/exemplarClasses/1", "'*' is named for exemplar 0 and for exemplar 1")]
    [InlineData("0", "1,2", "#/exemplarClasses/1", "shows nothing of")]
    public async Task Translate_ClassesThatCannotBe_Is422(string first, string? second, string place, string words)
    {
        using var form = NewForm("analogy").Text("exemplarClasses", first);
        if (second is not null)
        {
            form.Text("exemplarClasses", second);
        }

        var problem = await server.RefuseAsync(form);
        Assert.Equal((422, "invalid_option", place), (problem.Status, problem.Code, problem.Errors[0].Pointer));
        Assert.Contains(words, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_ModelWithoutSynthesis_Is422()
    {
        using var form = NewForm("labels").Text("exemplarClasses", "0").Text("exemplarClasses", "*");
        var problem = await server.RefuseAsync(form);
        Assert.Equal((422, "#/exemplarClasses"), (problem.Status, problem.Errors[0].Pointer));
    }

    [Fact]
    public async Task Translate_NamedClassThatTheMapLacks_IsANote()
    {
        var input = Input(["0"], ["1", "2"]);
        input = input with { ClassExemplars = [input.ClassExemplars[0], input.ClassExemplars[1] with { Map = new SemanticMapFile(Map(0, 1, 2)) }] };
        var result = await Client.TranslateAsync(input, cancellationToken: Token);
        Assert.Contains(result.Map.Notes, note => note.Code == "class_not_in_map");
        result = await Client.TranslateAsync(Input(["0"], ["1"]) with { Map = new SemanticMapFile(Map(0, 1, 3)) }, cancellationToken: Token);
        Assert.Contains(result.Map.Notes, note => note.Code == "class_without_exemplar");
    }

    [Fact]
    public async Task Client_AtOnceAsAJobAndWithKeptExemplars_GivesTheSamePicture()
    {
        var input = Input(["0"], ["*"]);
        var atOnce = await Client.TranslateAsync(input, cancellationToken: Token);
        var job = await Client.WaitAsync((await Client.SubmitAsync(input, cancellationToken: Token)).Id, Token);
        var output = await Client.GetOutputAsync(job.Id, "image", Token);
        Assert.Equal(atOnce.Image.Url, $"data:image/png;base64,{Convert.ToBase64String(output.Content.Span)}");

        var kept = new List<ExemplarInput>();
        foreach (var exemplar in input.ClassExemplars)
        {
            kept.Add(new ExemplarInput { Id = (await Client.KeepExemplarAsync(exemplar.Picture!.Value, exemplar.Map, Token)).Id, Classes = exemplar.Classes });
        }

        Assert.Equal(atOnce.Image.Url, (await Client.TranslateAsync(input with { ClassExemplars = kept }, cancellationToken: Token)).Image.Url);
        Assert.Equal(atOnce.Image.Url, (await new CoCosNetClient(server.Client) { SendsJson = true }.TranslateAsync(input, cancellationToken: Token)).Image.Url);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CoCosNetClient Client => new(server.Client);

    private static TranslationInput Input(params string[][] classes) => new()
    {
        Model = "analogy",
        Map = new SemanticMapFile(Map(0, 1, 1)),
        ClassExemplars = [.. classes.Select((named, exemplar) => new ExemplarInput
        {
            Picture = Exemplar((byte)(exemplar == 0 ? 200 : 10)),
            Map = new SemanticMapFile(Map(0, 1, 1)),
            Classes = named,
        })],
        Options = new TranslationOptions { Width = Side, Height = Side },
    };

    private static MultipartFormDataContent NewForm(string model)
    {
        var map = Map(0, 1, 1);
        return Form.Empty().Text("model", model).Text("width", "128").Text("height", "128").File("map", map)
            .File("exemplar", Exemplar(200)).File("exemplar", Exemplar(10)).File("exemplarMap", map).File("exemplarMap", map);
    }

    /// <summary>Three bands of ids.</summary>
    private static byte[] Map(byte top, byte middle, byte bottom) => PngBuilder.Grey(
        Side, Side, [.. Enumerable.Range(0, Side * Side).Select(pixel => pixel / Side < 50 ? top : pixel / Side < 100 ? middle : bottom)]);

    /// <summary>Noise around a green.</summary>
    private static byte[] Exemplar(byte green) =>
        PngBuilder.Rgb(Side, Side, [.. Enumerable.Range(0, Side * Side).SelectMany(pixel => (byte[])[40, (byte)(green + (pixel * 7919 % 41)), 60])]);

    private static int Green(byte[] png, int x, int y)
    {
        using var bitmap = SkiaSharp.SKBitmap.Decode(png);
        return bitmap.GetPixel(x, y).Green;
    }
}
