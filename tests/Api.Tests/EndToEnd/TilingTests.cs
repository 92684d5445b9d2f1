using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>Pictures that repeat without a seam, through the real server; what they look like is measured in CoCosNet.Inference.Tests.</summary>
public sealed class TilingTests(RealServer server) : IClassFixture<RealServer>
{
    private const int Side = 128;

    [Fact]
    public async Task Translate_Tile_GivesAnotherPictureForEachAxis()
    {
        var pictures = new List<byte[]>();
        foreach (var tile in (string[])["none", "x", "y", "xy", "x"])
        {
            using var form = NewForm("analogy", tile);
            pictures.Add((await server.TranslateAsync(form)).Png);
        }

        Assert.Equal(pictures[1], pictures[4]);
        Assert.Equal(4, pictures.Select(Convert.ToHexString).Distinct().Count());
    }

    [Theory]
    [InlineData("analogy", "sideways", "must be none, x, y or xy")]
    [InlineData("labels", "x", "no texture synthesis")]
    public async Task Translate_TileThatCannotBe_Is422(string model, string tile, string words)
    {
        using var form = NewForm(model, tile);
        var problem = await server.RefuseAsync(form);
        Assert.Equal((422, "invalid_option", "#/tile"), (problem.Status, problem.Code, problem.Errors[0].Pointer));
        Assert.Contains(words, problem.Detail, StringComparison.Ordinal);
    }

    private static MultipartFormDataContent NewForm(string model, string tile)
    {
        var map = PngBuilder.Grey(Side, Side, [.. Enumerable.Range(0, Side * Side).Select(pixel => (byte)(pixel / Side < 50 ? 1 : 0))]);
        var exemplar = PngBuilder.Rgb(Side, Side, [.. Enumerable.Range(0, Side * Side).SelectMany(pixel =>
        {
            var grey = (byte)((pixel / Side < 50 ? 40 : 120) + (pixel * 7919 % 61));
            return (byte[])[grey, grey, (byte)(pixel % Side)];
        })]);
        return Form.Empty().Text("model", model).Text("width", "128").Text("height", "128").Text("tile", tile)
            .File("map", map).File("exemplar", exemplar).File("exemplarMap", map);
    }
}
