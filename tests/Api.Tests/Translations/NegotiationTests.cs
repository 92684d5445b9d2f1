using System.Net;
using System.Net.Http.Json;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Translations;

public sealed class NegotiationTests
{
    [Theory]
    [InlineData(null, null, "image/png")]
    [InlineData("*/*", null, "image/png")]
    [InlineData("image/*", null, "image/png")]
    [InlineData("image/png", null, "image/png")]
    [InlineData("image/webp", null, "image/webp")]
    [InlineData("image/jpeg", null, "image/jpeg")]
    [InlineData("IMAGE/JPEG", null, "image/jpeg")]
    [InlineData("application/json", null, "application/json")]
    [InlineData("application/*", null, "application/json")]
    [InlineData("application/json; charset=utf-8", null, "application/json")]
    [InlineData("application/json;q=0.4, image/webp;q=0.5", null, "image/webp")]
    [InlineData("application/json, image/png", null, "image/png")]
    [InlineData("image/webp, */*", null, "image/webp")]
    [InlineData("image/png;q=0, image/*", null, "image/webp")]
    [InlineData("image/*;q=0.2, application/json;q=0.9", null, "application/json")]
    [InlineData("text/html,application/xhtml+xml,image/avif,image/webp,*/*;q=0.8", null, "image/webp")]
    [InlineData("text/plain, image/jpeg;q=0.1", null, "image/jpeg")]
    [InlineData("*/*", "webp", "image/webp")]
    [InlineData("image/*", "jpeg", "image/jpeg")]
    [InlineData(null, "webp", "image/webp")]
    [InlineData("image/png", "webp", "image/png")]
    [InlineData("image/webp;q=0, */*", "webp", "image/png")]
    public async Task Translate_WithAccept_AnswersTheBestRepresentation(string? accept, string? format, string expected)
    {
        await using var server = await ApiServer.StartAsync();
        using var form = Form.Minimal();
        if (format is not null)
        {
            form.Text("format", format);
        }

        using var response = await server.TranslateAsync(form, accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
        if (expected.StartsWith("image/", StringComparison.Ordinal))
        {
            var picture = Enum.Parse<PictureFormat>(expected["image/".Length..], ignoreCase: true);
            Assert.Equal(picture, server.Translator.LastRequest?.Options.Format);
            Assert.Equal(
                FakeTranslator.Content(picture, "image"), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("image/gif, text/html")]
    [InlineData("image/*;q=0, application/json;q=0")]
    public async Task Translate_WithAcceptOfNothingOnOffer_Is406WithoutReadingTheForm(string accept)
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await server.TranslateAsync(accept: accept);

        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Equal("not_acceptable", problem.Code);
        Assert.Contains("image/webp", problem.Detail, StringComparison.Ordinal);
        Assert.Null(server.Translator.LastRequest);
    }

    [Fact]
    public async Task Translate_ToJson_HasPicturesAsDataUrisAndTimings()
    {
        await using var server = await ApiServer.StartAsync();
        using var form = Form.Minimal().Text("format", "webp").Text("warps", "true");

        using var response = await server.TranslateAsync(form, "application/json");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var result = await response.Content.ReadFromJsonAsync(HttpJsonContext.Default.TranslationResponse, TestContext.Current.CancellationToken);

        Assert.NotNull(result);
        Assert.Equal(("analogy", FakeTranslator.Digest, 256, 128), (result.Model, result.ModelDigest, result.Width, result.Height));
        Assert.Equal(new TimingsResponse(1.5, 2, 3, 4, 5, 6, 21.5), result.Timings);
        Assert.Equal("image/webp", result.Image.MediaType);
        Assert.Equal($"data:image/webp;base64,{Convert.ToBase64String(FakeTranslator.Content(PictureFormat.Webp, "image"))}", result.Image.Url);
        Assert.Equal([0, 1, 2, 3], result.Warps.Select(warp => warp.Level));
        Assert.All(result.Warps, warp => Assert.Equal(32 << warp.Level, warp.Picture.Width));
        Assert.DoesNotContain("\\u002B", text, StringComparison.Ordinal);
        Assert.DoesNotContain("flow", text, StringComparison.Ordinal);
        Assert.Empty(result.Probes);
    }

    [Fact]
    public async Task Translate_ToJsonWithEvidence_HasAllThatWasAskedFor()
    {
        await using var server = await ApiServer.StartAsync();
        using var form = Form.Minimal()
            .Text("flow", "true").Text("confidence", "true").Text("correspondence", "true").Text("matches", "true").Text("probe", "5,6;7,8");

        using var response = await server.TranslateAsync(form, "application/json");
        var result = await response.Content.ReadFromJsonAsync(HttpJsonContext.Default.TranslationResponse, TestContext.Current.CancellationToken);

        Assert.NotNull(result);
        static string Uri(string mediaType, string name) =>
            $"data:{mediaType};base64,{Convert.ToBase64String(FakeTranslator.Content(PictureFormat.Png, name))}";
        Assert.Equal(new PictureResponse("image/png", 256, 128, Uri("image/png", "flow")), result.Flow);
        Assert.Equal(Uri("image/png", "confidence"), result.Confidence?.Url);
        Assert.Equal(Uri("image/png", "correspondence"), result.Correspondence?.Url);
        Assert.Equal(Uri("application/x-npy", "matches"), result.Matches?.Url);
        Assert.Equal([128, 256, 1, 3], result.Matches?.Shape);
        Assert.Equal([(5, 6), (7, 8)], result.Probes.Select(probe => (probe.X, probe.Y)));
        Assert.Equal([new ProbeMatchResponse(2, 7, 0.75)], result.Probes[1].Levels[2].Matches);
    }

    [Fact]
    public async Task Translate_ToPicture_TellsModelAndTimingsInHeaders()
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await server.TranslateAsync();

        Assert.Equal(
            "queue;dur=1.5, decode;dur=2, features;dur=3, match;dur=4, generate;dur=5, encode;dur=6",
            string.Join(", ", response.Headers.GetValues("Server-Timing")));
        Assert.Equal("analogy", Assert.Single(response.Headers.GetValues("X-Model-Id")));
        Assert.Equal(FakeTranslator.Digest, Assert.Single(response.Headers.GetValues("X-Model-Digest")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.False(response.Headers.Contains("Server"));
        Assert.NotNull(response.Content.Headers.ContentLength);
    }
}
