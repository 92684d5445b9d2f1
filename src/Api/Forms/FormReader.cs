using System.Text;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CoCosNet.Api.Forms;

/// <summary>Reads a multipart form into memory, part by part. Nothing is written to disk, and each part has its own limit.</summary>
internal sealed class FormReader(UploadLimits limits)
{
    private const string MultipartForm = "multipart/form-data";
    private const int MaximumBoundaryLength = 70; // RFC 2046, 5.1.1
    private const int MaximumPartHeaders = 8;
    private const int MaximumPartHeaderBytes = 4096;
    private const int MaximumTextBytes = 256;
    private const int MaximumRepeatableTextBytes = 1024;
    private const int ReadSize = 1 << 14;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="RequestException">The body is not a valid form, or a part is unknown, repeated or too large.</exception>
    public async Task<Form> ReadAsync(HttpRequest request, FormShape shape, CancellationToken cancellationToken)
    {
        limits.ApplyTo(request.HttpContext);
        var reader = new MultipartReader(Boundary(request, shape), request.Body, ReadSize)
        {
            HeadersCountLimit = MaximumPartHeaders,
            HeadersLengthLimit = MaximumPartHeaderBytes,
        };
        var form = new Form();
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                await ReadPartAsync(form, shape, section, cancellationToken);
            }
        }
        catch (InvalidDataException exception)
        {
            throw Malformed("A part of the form has headers that are damaged or too long.", exception);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            throw Malformed("The form ends before its closing boundary.", exception);
        }

        return form;
    }

    private static string Boundary(HttpRequest request, FormShape shape)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(MultipartForm, StringComparison.OrdinalIgnoreCase))
        {
            throw new RequestException(
                HttpProblems.UnsupportedMediaType, field: null, $"The Content-Type is '{request.ContentType}'; {shape.What} takes {MultipartForm}.");
        }

        if (request.Headers.ContentEncoding is [{ Length: > 0 } encoding, ..])
        {
            throw new RequestException(
                HttpProblems.UnsupportedMediaType, field: null, $"The Content-Encoding is '{encoding}'; send the form as it is.");
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
        return boundary.Length is > 0 and <= MaximumBoundaryLength
            ? boundary.ToString()
            : throw Malformed($"The Content-Type's boundary has {boundary.Length} characters; it must have 1 to {MaximumBoundaryLength}.");
    }

    private static bool HasFileName(ContentDispositionHeaderValue disposition) => HeaderUtilities.RemoveQuotes(disposition.FileName).Length > 0;

    private static async Task<MemoryStream> ReadBodyAsync(
        MultipartSection section, long limit, Func<RequestException> tooLarge, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = new byte[ReadSize];
        for (int count; (count = await section.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (content.Length + count > limit)
            {
                throw tooLarge();
            }

            content.Write(buffer, 0, count);
        }

        return content;
    }

    private static RequestException Malformed(string detail, Exception? inner = null) =>
        new(HttpProblems.MalformedRequest, field: null, detail, inner);

    private static ReadOnlyMemory<byte> Written(MemoryStream stream) => stream.GetBuffer().AsMemory(0, (int)stream.Length);

    private async Task ReadPartAsync(Form form, FormShape shape, MultipartSection section, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } name)
        {
            throw Malformed("A part of the form has no name: its Content-Disposition must be form-data with a name.");
        }

        if (shape.Files.Contains(name))
        {
            form.Claim(name);
            var file = await ReadBodyAsync(section, limits.FileBytes, () => FileTooLarge(name), cancellationToken);

            // An empty input arrives without bytes and with an empty file name (browsers) or none (Swagger UI).
            if (file.Length > 0 || HasFileName(disposition))
            {
                form.AddFile(name, Written(file));
            }
        }
        else if (shape.Texts.Contains(name))
        {
            form.Claim(name);
            var limit = FormFields.Repeatable.Contains(name) ? MaximumRepeatableTextBytes : MaximumTextBytes;
            var text = Decode(name, Written(await ReadBodyAsync(section, limit, () => TextTooLong(name, limit), cancellationToken)));
            if (text.Length > 0)
            {
                form.AddText(name, text);
            }
        }
        else
        {
            throw new RequestException(
                HttpProblems.UnknownField, Shorten(name), $"The form has a field '{Shorten(name)}' that does not exist; known are {shape.All}.");
        }
    }

    private static string Decode(string name, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes.Span).Trim();
        }
        catch (DecoderFallbackException exception)
        {
            throw new RequestException(HttpProblems.MalformedRequest, name, $"The field '{name}' is not UTF-8 text.", exception);
        }
    }

    private static string Shorten(string name) => name.Length <= 64 ? name : $"{name.AsSpan(0, 64)}…";

    private static RequestException TextTooLong(string name, int limit) =>
        new(HttpProblems.FieldTooLong, name, $"The field '{name}' is longer than the limit of {limit} bytes.");

    private RequestException FileTooLarge(string name) =>
        new(HttpProblems.FileTooLarge, name, $"The file '{name}' is larger than the limit of {limits.FileLimit}.");
}
