using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using Microsoft.Net.Http.Headers;

namespace CoCosNet.Api.Forms;

/// <summary>Reads the fields of a request into memory, from a multipart form or from JSON. Nothing is written to disk.</summary>
internal sealed class FormReader(UploadLimits limits)
{
    /// <exception cref="RequestException">The body is neither a valid form nor valid JSON, or a field is unknown, repeated or too large.</exception>
    public async Task<Form> ReadAsync(HttpRequest request, FormShape shape, CancellationToken cancellationToken)
    {
        if (request.Headers.ContentEncoding is [{ Length: > 0 } encoding, ..])
        {
            throw new RequestException(
                HttpProblems.UnsupportedMediaType, field: null, $"The Content-Encoding is '{encoding}'; send the body as it is.");
        }

        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        var sink = new FieldSink(shape, limits);
        if (type is not null && Is(type, MultipartFields.MediaType))
        {
            limits.ApplyTo(request.HttpContext);
            await MultipartFields.ReadAsync(request.Body, HeaderUtilities.RemoveQuotes(type.Boundary), sink, cancellationToken);
        }
        else if (type is not null && Is(type, JsonFields.MediaType) && JsonFields.Takes(type))
        {
            limits.ApplyTo(request.HttpContext, inBase64: true);
            await JsonFields.ReadAsync(request.Body, sink, cancellationToken);
        }
        else
        {
            throw new RequestException(
                HttpProblems.UnsupportedMediaType,
                field: null,
                $"The Content-Type is '{request.ContentType}'; {shape.What} takes {MultipartFields.MediaType} or {JsonFields.MediaType} in UTF-8.");
        }

        return sink.Form;
    }

    private static bool Is(MediaTypeHeaderValue type, string name) => type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase);
}
