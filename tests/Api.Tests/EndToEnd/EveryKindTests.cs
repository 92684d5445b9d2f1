using CoCosNet.Client;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>The shipped models make a picture of a pose, of edges and of labels of one's own.</summary>
public sealed class EveryKindTests(ShippedServer server) : IClassFixture<ShippedServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CoCosNetClient Client => new(server.Client);

    [Fact]
    public async Task Models_OfTheShippedFolder_TakePosesAndEdgesToo()
    {
        var models = (await Client.GetModelsAsync(Token)).Models.ToDictionary(model => model.Id);

        Assert.Equal((SemanticsKind.Pose, false), (models["figure"].Semantics, models["figure"].OpenLabels));
        Assert.Equal((SemanticsKind.Edges, true), (models["edges"].Semantics, models["edges"].ReadsPictures));
    }

    [Fact]
    public async Task Translate_AFigureUnderItsOwnPose_IsTheFigure()
    {
        var result = await Client.TranslateAsync(Figure("exemplar-pose.json"), cancellationToken: Token);

        Assert.Equal(PixelsOf(Sample("figure", "exemplar.png")), PixelsOf(Content(result.Image.Url)));
    }

    [Fact]
    public async Task Translate_AFigureInAnotherPose_IsAnotherPicture()
    {
        var result = await Client.TranslateAsync(Figure("pose.json"), cancellationToken: Token);

        Assert.NotEqual(PixelsOf(Sample("figure", "exemplar.png")), PixelsOf(Content(result.Image.Url)));
        Assert.Equal(0, result.Map.Person);
    }

    [Fact]
    public async Task Translate_EdgesOfAPicture_AreDetectedAndTold()
    {
        var input = new TranslationInput
        {
            Map = new SemanticMapFile(Sample("street", "exemplar.png")) { IsPicture = true },
            Exemplar = Sample("valley", "exemplar.png"),
            Model = "edges",
            Options = new TranslationOptions { Width = 128, Height = 128, ExemplarReading = true },
        };

        var restyled = await Client.TranslateAsync(input, cancellationToken: Token);

        var edges = Content(restyled.LayoutReading!.Map.Url);
        var sent = await Client.TranslateAsync(
            input with { Map = new SemanticMapFile(edges), ExemplarMap = new SemanticMapFile(Content(restyled.ExemplarReading!.Map.Url)) }, cancellationToken: Token);
        Assert.Equal(sent.Image.Url, restyled.Image.Url);
    }

    [Fact]
    public async Task Translate_AStreetOfItsOwnLabels_IsPainted()
    {
        var input = new TranslationInput
        {
            Map = new SemanticMapFile(Sample("street", "exemplar-labels.png")),
            Exemplar = Sample("street", "exemplar.png"),
            ExemplarMap = new SemanticMapFile(Sample("street", "exemplar-labels.png")),
            Options = new TranslationOptions { OpenLabels = true },
        };

        var result = await Client.TranslateAsync(input, cancellationToken: Token);

        Assert.Equal(PixelsOf(Sample("street", "exemplar.png")), PixelsOf(Content(result.Image.Url)));
    }

    private static TranslationInput Figure(string pose) => new()
    {
        Map = new SemanticMapFile(Sample("figure", pose)),
        Exemplar = Sample("figure", "exemplar.png"),
        ExemplarMap = new SemanticMapFile(Sample("figure", "exemplar-pose.json")),
        Model = "figure",
    };

    private static byte[] Sample(string set, string file) => File.ReadAllBytes(Repository.PathOf("samples", set, file));

    private static byte[] PixelsOf(byte[] png) => Inference.Imaging.PictureCodec.Decode(png, "image", Inference.Imaging.PictureLimits.Default).Pixels;

    private static byte[] Content(string uri) => Convert.FromBase64String(uri[(uri.IndexOf(',', StringComparison.Ordinal) + 1)..]);
}
