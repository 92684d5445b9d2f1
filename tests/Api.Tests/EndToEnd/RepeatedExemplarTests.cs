using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>A kept exemplar changes nothing but the time.</summary>
[Collection(nameof(RealServer))]
public sealed class RepeatedExemplarTests(RealServer server)
{
    private const int Side = 64;

    [Fact]
    public async Task Translate_WithAnExemplarThatIsKept_AnswersTheSameBytes()
    {
        // The second of each pair finds the exemplar of the first; the third map is answered with a kept one and with a fresh one.
        var first = await TranslateAsync(map: 1, exemplar: 1);
        var kept = await TranslateAsync(map: 1, exemplar: 1);
        var other = await TranslateAsync(map: 2, exemplar: 1);
        var fresh = await TranslateAsync(map: 2, exemplar: 1, trailing: 1);

        Assert.Equal(first, kept);
        Assert.NotEqual(first, other);
        Assert.Equal(fresh, other);
    }

    [Fact]
    public async Task Translate_WithAnotherMapOfTheSameExemplar_DoesNotMixThemUp()
    {
        var one = await TranslateAsync(map: 1, exemplar: 2, exemplarMap: 1);
        var two = await TranslateAsync(map: 1, exemplar: 2, exemplarMap: 2);
        var none = await TranslateAsync(map: 1, exemplar: 2);

        Assert.Equal(3, new[] { one, two, none }.Select(Convert.ToBase64String).Distinct().Count());
        Assert.Equal(two, await TranslateAsync(map: 1, exemplar: 2, exemplarMap: 2));
    }

    /// <param name="trailing">Bytes behind the exemplar's end, which say nothing: it is the same picture in another file.</param>
    private async Task<byte[]> TranslateAsync(int map, int exemplar, int? exemplarMap = null, int trailing = 0)
    {
        var picture = PngBuilder.Rgb(Side, Side, [.. Enumerable.Range(0, Side * Side * 3).Select(i => (byte)(i * (5 + exemplar)))]);
        using var form = Form.Empty().Text("model", "labels").File("map", Map(map)).File("exemplar", [.. picture, .. new byte[trailing]]);
        if (exemplarMap is { } own)
        {
            form.File("exemplarMap", Map(own));
        }

        return (await server.TranslateAsync(form)).Png;
    }

    private static byte[] Map(int number) =>
        PngBuilder.Grey(Side, Side, [.. Enumerable.Range(0, Side * Side).Select(i => (byte)(i / (8 * number) % 3))]);
}
