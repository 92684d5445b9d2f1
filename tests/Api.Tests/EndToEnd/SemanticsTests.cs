using System.Text;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>Every kind of semantics, from multipart to PNG through the real server and real (tiny) weights.</summary>
[Collection(nameof(RealServer))]
public sealed class SemanticsTests(RealServer server)
{
    private const int Side = 64;
    private static readonly byte[] Exemplar = PngBuilder.Rgb(Side, Side, [.. Enumerable.Range(0, Side * Side * 3).Select(i => (byte)(i * 7))]);

    [Fact]
    public async Task Translate_GreyLabels_AnswersAtTheModelsSize()
    {
        using var form = Form.Empty().Text("model", "labels").File("map", GreyMap()).File("exemplar", Exemplar).File("exemplarMap", GreyMap());
        var (width, height, _) = await server.TranslateAsync(form);
        Assert.Equal((128, 128), (width, height));
    }

    [Fact]
    public async Task Translate_TheSameMapAsIdsPaletteAndColors_AnswersTheSameBytes()
    {
        byte[] colors = [.. RealServer.ClassColors.SelectMany(color => new[] { color.Red, color.Green, color.Blue })];
        var ids = Ids();
        byte[][] maps =
        [
            PngBuilder.Grey(Side, Side, ids),
            PngBuilder.Palette(Side, Side, ids, colors),
            PngBuilder.Rgb(Side, Side, [.. ids.SelectMany(id => colors[(3 * id)..((3 * id) + 3)])]),
        ];
        List<string> pictures = [];
        foreach (var map in maps)
        {
            using var form = Form.Empty().Text("model", "labels").File("map", map).File("exemplar", Exemplar);
            pictures.Add(Convert.ToBase64String((await server.TranslateAsync(form)).Png));
        }

        Assert.Single(pictures.Distinct());
    }

    [Fact]
    public async Task Translate_ARectangleByWish_HasThatSize()
    {
        using var form = Form.Empty().Text("model", "labels").Text("width", "160").Text("height", "128")
            .File("map", GreyMap()).File("exemplar", Exemplar);
        var (width, height, _) = await server.TranslateAsync(form);
        Assert.Equal((160, 128), (width, height));
    }

    [Fact]
    public async Task Translate_PoseAsOpenPoseJson_Answers()
    {
        var joints = string.Join(',', Enumerable.Range(0, 18).Select(i => FormattableString.Invariant($"{300 + (20 * (i % 5))},{200 + (30 * i)},0.9")));
        var pose = Encoding.UTF8.GetBytes($$"""{ "people": [ { "pose_keypoints_2d": [ {{joints}} ] } ] }""");
        using var form = Form.Empty().Text("model", "pose").File("map", pose).File("exemplar", Exemplar).File("exemplarMap", pose);
        var (width, height, _) = await server.TranslateAsync(form);
        Assert.Equal((128, 128), (width, height));
    }

    [Fact]
    public async Task Translate_PoseAsCandidateAndSubset_Answers()
    {
        var candidate = Encoding.ASCII.GetBytes(string.Join('\n', Enumerable.Range(0, 18).Select(i => $"{300 + (20 * (i % 5))} {200 + (30 * i)} 0.9 {i}")));
        var subset = Encoding.ASCII.GetBytes(string.Join('\n', Enumerable.Range(0, 18).Append(16).Append(18)));
        using var form = Form.Empty().Text("model", "pose").File("exemplar", Exemplar)
            .File("map", candidate).File("mapSubset", subset).File("exemplarMap", candidate).File("exemplarMapSubset", subset);
        await server.TranslateAsync(form);
    }

    [Fact]
    public async Task Translate_Edges_Answers()
    {
        using var form = Form.Empty().Text("model", "edges").File("map", GreyMap()).File("exemplar", Exemplar).File("exemplarMap", GreyMap());
        await server.TranslateAsync(form);
    }

    [Fact]
    public async Task Translate_ATensor_Answers()
    {
        var map = NpyBuilder.Floats([2, 32, 32], [.. Enumerable.Range(0, 2 * 32 * 32).Select(i => i % 5 / 4f)]);
        using var form = Form.Empty().Text("model", "tensor").File("map", map).File("exemplar", Exemplar).File("exemplarMap", map);
        await server.TranslateAsync(form);
    }

    [Fact]
    public async Task Translate_WithoutWeights_WorksOnTheShippedSamples()
    {
        byte[] Sample(string name) => File.ReadAllBytes(Repository.PathOf("samples", "coast", name));
        using var form = Form.Empty().Text("model", "analogy").Text("width", "128").Text("height", "128")
            .File("map", Sample("map.png")).File("exemplar", Sample("exemplar.png")).File("exemplarMap", Sample("exemplar-map.png"));
        await server.TranslateAsync(form);
    }

    [Fact]
    public async Task Translate_ExemplarPersonWithoutExemplarMap_IsRefused()
    {
        using var form = Form.Empty().Text("model", "labels").Text("exemplarPerson", "0").File("map", GreyMap()).File("exemplar", Exemplar);
        var problem = await server.RefuseAsync(form);
        Assert.Equal(("invalid_option", "#/exemplarPerson"), (problem.Code, Assert.Single(problem.Errors).Pointer));
        Assert.Contains("send exemplarMap too", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_WithABrokenFolder_ReportItAndServeTheOthers()
    {
        var models = await server.ModelsAsync();
        var broken = models.Models.Single(model => model.Id == "broken");
        Assert.Equal(Contracts.Models.ModelState.Broken, broken.State);
        Assert.False(string.IsNullOrEmpty(broken.Problem));
        Assert.All(models.Models.Where(model => model.Id is not ("broken" or "diverged")), model => Assert.Equal(Contracts.Models.ModelState.Ready, model.State));
    }

    private static byte[] Ids() => [.. Enumerable.Range(0, Side * Side).Select(i => (byte)(i / Side * 3 / Side))];

    private static byte[] GreyMap() => PngBuilder.Grey(Side, Side, Ids());
}
