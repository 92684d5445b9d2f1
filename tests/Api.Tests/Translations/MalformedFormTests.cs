using System.Net;
using System.Text;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.Translations;

public sealed class MalformedFormTests
{
    [Theory]
    [InlineData("application/jsonl")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/mixed; boundary=x")]
    [InlineData("image/png")]
    public async Task Translate_WithOtherContentType_Is415(string contentType)
    {
        using var body = RawForm.OfBytes("{}"u8.ToArray(), contentType);
        await FormTests.AssertRefusedAsync(body, HttpStatusCode.UnsupportedMediaType, "unsupported_media_type", null, "multipart/form-data");
    }

    [Fact]
    public async Task Translate_WithoutContentType_Is415()
    {
        using var body = new ByteArrayContent([1]);
        await FormTests.AssertRefusedAsync(body, HttpStatusCode.UnsupportedMediaType, "unsupported_media_type", null, "multipart/form-data");
    }

    [Fact]
    public async Task Translate_WithContentEncoding_Is415()
    {
        using var body = Form.Minimal();
        body.Headers.ContentEncoding.Add("gzip");
        await FormTests.AssertRefusedAsync(body, HttpStatusCode.UnsupportedMediaType, "unsupported_media_type", null, "gzip");
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData("multipart/form-data; boundary=00000000001111111111222222222233333333334444444444555555555566666666667")]
    public async Task Translate_WithBadBoundary_Is400(string contentType)
    {
        using var body = RawForm.OfBytes("--x--"u8.ToArray(), contentType);
        await FormTests.AssertRefusedAsync(body, HttpStatusCode.BadRequest, "malformed_request", null, "boundary");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no boundary at all")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\nbytes without an end")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"map\"")]
    [InlineData("--x\r\nno header\r\n\r\n\r\n--x--\r\n")]
    [InlineData("--x\r\nContent-Type: image/png\r\n\r\nnameless\r\n--x--\r\n")]
    [InlineData("--x\r\nContent-Disposition: form-data\r\n\r\nnameless\r\n--x--\r\n")]
    [InlineData("--x\r\nContent-Disposition: attachment; name=\"map\"\r\n\r\nother\r\n--x--\r\n")]
    [InlineData("--x\r\nContent-Disposition: ;;;\r\n\r\nother\r\n--x--\r\n")]
    public async Task Translate_WithDamagedForm_Is400(string body)
    {
        using var content = RawForm.OfBytes(Encoding.UTF8.GetBytes(body), "multipart/form-data; boundary=x");
        await FormTests.AssertRefusedAsync(content, HttpStatusCode.BadRequest, "malformed_request", null, "form");
    }

    [Fact]
    public async Task Translate_WithPartOfTooManyHeaders_Is400()
    {
        var headers = string.Concat(Enumerable.Range(0, 20).Select(index => $"X-{index}: 1\r\n"));
        using var content = RawForm.Of($"{headers}Content-Disposition: form-data; name=\"map\"\r\n\r\nbytes");
        await FormTests.AssertRefusedAsync(content, HttpStatusCode.BadRequest, "malformed_request", null, "headers");
    }

    [Fact]
    public async Task Translate_WithPartOfTooLongHeaders_Is400()
    {
        using var content = RawForm.Of(RawForm.Part($"name=\"{new string('a', 5000)}\"", "bytes"));
        await FormTests.AssertRefusedAsync(content, HttpStatusCode.BadRequest, "malformed_request", null, "headers");
    }

    [Fact]
    public async Task Translate_WithTextThatIsNotUtf8_Is400()
    {
        using var form = Form.Minimal();
        form.Add(new ByteArrayContent([0xff, 0xfe]), "model");
        await FormTests.AssertRefusedAsync(form, HttpStatusCode.BadRequest, "malformed_request", "model", "UTF-8");
    }

    [Fact]
    public async Task Translate_WithFileOverItsLimit_Is413ThatNamesTheLimit()
    {
        using var form = Form.Empty().File("map", Form.Map).File("exemplar", new byte[(10 << 20) + 1]);
        await FormTests.AssertRefusedAsync(form, HttpStatusCode.RequestEntityTooLarge, "file_too_large", "exemplar", "10 MiB (10485760 bytes)");
    }

    [Fact]
    public async Task Translate_WithFileOfExactlyItsLimit_Succeeds()
    {
        await using var server = await ApiServer.StartAsync("--Api:Uploads:MaximumFileBytes=1024");
        using var form = Form.Empty().File("map", new byte[1024]).File("exemplar", Form.Exemplar);

        using var response = await server.TranslateAsync(form);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Translate_WithTextOverItsLimit_Is413()
    {
        using var form = Form.Minimal().Text("model", new string('m', 257));
        await FormTests.AssertRefusedAsync(form, HttpStatusCode.RequestEntityTooLarge, "field_too_long", "model", "256");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Translate_WithBodyOverItsLimit_Is413ThatNamesTheLimit(bool declaresLength)
    {
        using var form = Form.Empty().File("map", new byte[60_000]).File("exemplar", new byte[60_000]);
        var bytes = await form.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using HttpContent body = declaresLength ? new ByteArrayContent(bytes) : new StreamContent(new UnseekableStream(bytes));
        body.Headers.ContentType = form.Headers.ContentType;

        await FormTests.AssertRefusedAsync(
            body, HttpStatusCode.RequestEntityTooLarge, "body_too_large", null, "65536 bytes", "--Api:Uploads:MaximumBodyBytes=65536");
    }

    /// <summary>Cannot tell its length, so that it is sent in chunks.</summary>
    private sealed class UnseekableStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
