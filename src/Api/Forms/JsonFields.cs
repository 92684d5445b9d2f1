using System.Text;
using System.Text.Json;
using CoCosNet.Api.Problems;
using Microsoft.Net.Http.Headers;

namespace CoCosNet.Api.Forms;

/// <summary>
/// Reads fields from a JSON object whose files are data URIs or base64. Memory holds the body and, in addition, each decoded
/// file; both are bounded by the upload limits.
/// </summary>
internal static class JsonFields
{
    public const string MediaType = "application/json";

    /// <summary>The largest depth, which is enough for any pose.</summary>
    private const int MaximumDepth = 32;

    /// <summary>Whether a media type can be read. JSON is UTF-8 (RFC 8259, 8.1).</summary>
    public static bool Takes(MediaTypeHeaderValue type) => type.Charset.Length == 0
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="RequestException">The body is not a JSON object, or the sink refuses a field.</exception>
    public static async Task ReadAsync(Stream body, FieldSink sink, CancellationToken cancellationToken)
    {
        var content = await BoundedStream.ReadAsync(body, sink.JsonLimit, sink.BodyTooLarge, cancellationToken);
        try
        {
            Read(content, sink);
        }
        catch (JsonException exception)
        {
            throw Malformed(
                $"The body is no JSON: it cannot be read on at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.", exception);
        }
        catch (InvalidOperationException exception)
        {
            // A string has bytes or escapes that are not characters.
            throw Malformed("The body has a string that is no text in UTF-8.", exception);
        }
    }

    private static void Read(ReadOnlyMemory<byte> content, FieldSink sink)
    {
        var json = content.Span.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = MaximumDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw Malformed("The body is JSON but no object; send the fields as an object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray || !sink.MayRepeat(name))
            {
                ReadField(ref reader, name, json, sink);
                continue;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                ReadField(ref reader, name, json, sink);
            }
        }

        // Content after the object is an error.
        reader.Read();
    }

    private static void ReadField(ref Utf8JsonReader reader, string name, ReadOnlyMemory<byte> json, FieldSink sink)
    {
        if (sink.Ignores(name))
        {
            reader.Skip();
        }
        else if (sink.Claim(name))
        {
            sink.AddFile(name, JsonFiles.Read(ref reader, name, json, sink));
        }
        else
        {
            JsonTexts.Read(ref reader, name, sink);
        }
    }

    private static RequestException Malformed(string detail, Exception? inner = null) =>
        new(HttpProblems.MalformedRequest, field: null, detail, inner);
}
