using CoCosNet.Api.Problems;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CoCosNet.Api.Forms;

/// <summary>Reads fields from a multipart form, part by part.</summary>
internal static class MultipartFields
{
    public const string MediaType = "multipart/form-data";

    private const int MaximumBoundaryLength = 70; // RFC 2046, 5.1.1
    private const int MaximumPartHeaders = 8;
    private const int MaximumPartHeaderBytes = 4096;
    private const int ReadSize = 1 << 14;

    /// <exception cref="RequestException">The body is not a valid form, or the sink refuses a field.</exception>
    public static async Task ReadAsync(Stream body, StringSegment boundary, FieldSink sink, CancellationToken cancellationToken)
    {
        if (boundary.Length is 0 or > MaximumBoundaryLength)
        {
            throw Malformed($"The Content-Type's boundary has {boundary.Length} characters; it must have 1 to {MaximumBoundaryLength}.");
        }

        var reader = new MultipartReader(boundary.ToString(), body, ReadSize)
        {
            HeadersCountLimit = MaximumPartHeaders,
            HeadersLengthLimit = MaximumPartHeaderBytes,
        };
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                await ReadPartAsync(section, sink, cancellationToken);
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
    }

    private static async Task ReadPartAsync(MultipartSection section, FieldSink sink, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } name)
        {
            throw Malformed("A part of the form has no name: its Content-Disposition must be form-data with a name.");
        }

        if (sink.Ignores(name))
        {
            return;
        }

        if (sink.Claim(name))
        {
            var file = await BoundedStream.ReadAsync(section.Body, sink.Limits.FileBytes, () => FieldSink.FileTooLarge(name, sink.Limits), cancellationToken);

            // An empty input arrives without bytes and with an empty file name (browsers) or none (Swagger UI).
            var isBlank = file.IsEmpty && HeaderUtilities.RemoveQuotes(disposition.FileName).Length == 0;
            sink.AddFile(name, isBlank ? (ReadOnlyMemory<byte>?)null : file);
        }
        else
        {
            var text = await BoundedStream.ReadAsync(
                section.Body, FieldSink.TextLimit(name), () => FieldSink.TextTooLong(name), cancellationToken);
            sink.AddText(name, text.Span);
        }
    }

    private static RequestException Malformed(string detail, Exception? inner = null) =>
        new(HttpProblems.MalformedRequest, field: null, detail, inner);
}
