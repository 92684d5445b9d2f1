using System.Text;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>Bad input, through the real server: a documented 4xx that names the field, and the server goes on.</summary>
[Collection(nameof(RealServer))]
public sealed class BadInputTests(RealServer server)
{
    private static readonly byte[] GoodMap = PngBuilder.Grey(32, 32, new byte[32 * 32]);
    private static readonly byte[] GoodPicture = PngBuilder.Rgb(32, 32, new byte[32 * 32 * 3]);

    public static TheoryData<string, string, byte[], int, string> Files => new()
    {
        { "labels", "map", [], 400, "empty_file" },
        { "labels", "exemplar", [], 400, "empty_file" },
        { "labels", "map", RefusedPictures.NotAPicture(), 415, "unsupported_format" },
        { "labels", "exemplar", RefusedPictures.NotAPicture(), 415, "unsupported_format" },
        { "labels", "exemplar", RefusedPictures.Bmp(), 415, "unsupported_format" },
        { "labels", "exemplar", RefusedPictures.Heic(), 415, "unsupported_format" },
        { "labels", "exemplar", RefusedPictures.Avif(), 415, "unsupported_format" },
        { "labels", "exemplar", RefusedPictures.Gif(), 422, "corrupt_file" },
        { "labels", "exemplar", RefusedPictures.OnePixel(), 422, "picture_too_small" },
        { "labels", "map", RefusedPictures.OnePixel(), 422, "picture_too_small" },
        { "labels", "exemplar", RefusedPictures.HugePng(), 422, "picture_too_large" },
        { "labels", "exemplar", RefusedPictures.TruncatedPng(), 422, "corrupt_file" },
        { "labels", "map", RefusedPictures.TruncatedPng(), 422, "corrupt_file" },
        { "labels", "exemplar", RefusedPictures.AnimatedPng(), 422, "animated_picture" },
        { "labels", "exemplar", RefusedPictures.AnimatedWebp(), 422, "animated_picture" },
        { "labels", "exemplar", RefusedPictures.CmykJpeg(), 422, "corrupt_file" },
        { "labels", "map", PngBuilder.Grey(32, 32, [.. Enumerable.Repeat((byte)77, 32 * 32)]), 422, "unknown_class" },
        { "labels", "map", PngBuilder.Rgb(32, 32, [.. Enumerable.Repeat((byte)77, 32 * 32 * 3)]), 422, "unknown_color" },
        { "labels", "exemplarMap", PngBuilder.Grey(32, 32, [.. Enumerable.Repeat((byte)77, 32 * 32)]), 422, "unknown_class" },
        { "tensor", "map", NpyBuilder.Floats([3, 16, 16], new float[3 * 256]), 422, "wrong_channel_count" },
        { "tensor", "map", NpyBuilder.Floats([2, 16, 16], [.. Enumerable.Repeat(float.NaN, 2 * 256)]), 422, "invalid_tensor" },
        { "tensor", "map", GoodMap, 415, "unsupported_format" },
        { "pose", "map", Encoding.UTF8.GetBytes("""{ "people": [] }"""), 422, "invalid_pose" },
        { "pose", "map", Encoding.UTF8.GetBytes("""{ "people": [ """), 422, "invalid_pose" },
        { "edges", "map", RefusedPictures.NotAPicture(), 415, "unsupported_format" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Translate_OfABadFile_SaysWhichAndWhy(string model, string field, byte[] content, int status, string code)
    {
        using var form = Form.Empty().Text("model", model);
        foreach (var (name, good) in new[] { ("map", GoodMap), ("exemplar", GoodPicture), ("exemplarMap", GoodMap) })
        {
            form.File(name, name == field ? content : good);
        }

        var problem = await server.RefuseAsync(form);

        Assert.Equal((status, code), (problem.Status, problem.Code));
        var error = Assert.Single(problem.Errors!);
        Assert.Equal($"#/{field}", error.Pointer);
        Assert.False(problem.Retryable);
    }

    [Theory]
    [InlineData("width", "100", "height", "128")]
    [InlineData("width", "128", "height", "2049")]
    public async Task Translate_AtAnImpossibleSize_SaysSo(string first, string firstValue, string second, string secondValue)
    {
        using var form = Form.Empty().Text("model", "labels").File("map", GoodMap).File("exemplar", GoodPicture)
            .Text(first, firstValue).Text(second, secondValue);
        var problem = await server.RefuseAsync(form);
        Assert.Equal((422, "invalid_size"), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task Translate_OfAnUnknownClass_SaysWhichAndWhere()
    {
        var ids = new byte[32 * 32];
        ids[(5 * 32) + 9] = 200;
        using var form = Form.Empty().Text("model", "labels").File("map", PngBuilder.Grey(32, 32, ids)).File("exemplar", GoodPicture);
        var problem = await server.RefuseAsync(form);
        var detail = Assert.Single(problem.Errors!).Detail;
        Assert.Contains("id 200", detail, StringComparison.Ordinal);
        Assert.Contains("x 9, y 5", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", 422, "unknown_model")]
    [InlineData("broken", 503, "model_broken")]
    public async Task Translate_WithAModelThatCannotServe_SaysSo(string model, int status, string code)
    {
        using var form = Form.Empty().Text("model", model).File("map", GoodMap).File("exemplar", GoodPicture);
        var problem = await server.RefuseAsync(form);
        Assert.Equal((status, code), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task Translate_WithoutANeededExemplarMap_AsksForIt()
    {
        using var form = Form.Empty().Text("model", "edges").File("map", GoodMap).File("exemplar", GoodPicture);
        var problem = await server.RefuseAsync(form);
        Assert.Equal((422, "exemplar_map_required"), (problem.Status, problem.Code));
    }
}
