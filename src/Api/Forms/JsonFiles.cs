using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Forms;

/// <summary>Reads files from JSON: data URIs or base64 in strings. A pose may also be a JSON object.</summary>
internal static class JsonFiles
{
    private const int MaximumSchemeLength = 16;

    private static ReadOnlySpan<byte> Marker => ";base64"u8;

    /// <summary>Returns the file, or null if the value is null.</summary>
    /// <exception cref="RequestException">The value is not a file.</exception>
    public static ReadOnlyMemory<byte>? Read(ref Utf8JsonReader reader, string name, ReadOnlyMemory<byte> json, FieldSink sink)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return Decode(ref reader, name, sink.Limits);
            case JsonTokenType.StartObject when sink.FileProperty is { } property:
                return ReadProperty(ref reader, property, name, json, sink);

            // An element of a list of poses may be an object too.
            case JsonTokenType.StartObject when FormFields.Maps.Contains(name):
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                return json[start..(int)reader.BytesConsumed];
            default:
                throw Invalid(name, $"is not a string; send the file as a data URI or base64{(FormFields.Maps.Contains(name) ? ", or a pose as an object" : "")}.");
        }
    }

    /// <summary>Reads a file from an object with one property, which holds it.</summary>
    private static ReadOnlyMemory<byte>? ReadProperty(
        ref Utf8JsonReader reader, string property, string name, ReadOnlyMemory<byte> json, FieldSink sink)
    {
        ReadOnlyMemory<byte>? file = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals(property))
            {
                throw Invalid(name, $"has '{reader.GetString()}'; send it as '{property}' with a data URI.");
            }

            reader.Read();
            file = reader.TokenType == JsonTokenType.StartObject
                ? throw Invalid(name, $"has an object as its '{property}'; it must be a data URI.")
                : Read(ref reader, name, json, sink);
        }

        return file;
    }

    private static ReadOnlyMemory<byte> Decode(ref Utf8JsonReader reader, string name, UploadLimits limits)
    {
        if (!reader.ValueIsEscaped)
        {
            return Decode(reader.ValueSpan, name, limits);
        }

        // JSON writers escape '/' and '+', which base64 has.
        var buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            return Decode(buffer.AsSpan(0, reader.CopyString(buffer)), name, limits);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Decodes a data URI or base64.</summary>
    /// <param name="text">The text in ASCII.</param>
    /// <param name="name">Name of the field, for errors.</param>
    /// <param name="limits">Limits of uploads.</param>
    /// <exception cref="RequestException">The text is neither, or the file is too large.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> text, string name, UploadLimits limits)
    {
        if (text.IndexOf((byte)':') is >= 0 and <= MaximumSchemeLength and var colon)
        {
            text = IsData(text[..colon])
                ? DataOf(text[(colon + 1)..], name)
                : throw Invalid(name, "is an address; the server fetches nothing, so send the file itself as a data URI or base64.");
        }

        var most = Base64.GetMaxDecodedFromUtf8Length(text.Length);
        if (most / 2 > limits.FileBytes)
        {
            throw FieldSink.FileTooLarge(name, limits);
        }

        var bytes = new byte[most];
        return Base64.DecodeFromUtf8(text, bytes, out var read, out var count) == OperationStatus.Done
            ? bytes.AsMemory(0, count)
            : throw Invalid(name, $"is not base64 from its character {read + 1} on; base64 has A-Z, a-z, 0-9, + and /, and = up to a multiple of four.");
    }

    private static bool IsData(ReadOnlySpan<byte> scheme) => Ascii.EqualsIgnoreCase(scheme, "data"u8);

    /// <summary>What follows the header of a data URI (RFC 2397). The declared media type is ignored, because the signature decides.</summary>
    private static ReadOnlySpan<byte> DataOf(ReadOnlySpan<byte> uri, string name)
    {
        var comma = uri.IndexOf((byte)',');
        return comma >= 0 && EndsInBase64(uri[..comma])
            ? uri[(comma + 1)..]
            : throw Invalid(name, "is a data URI without base64; it must begin as data:image/png;base64, does.");
    }

    private static bool EndsInBase64(ReadOnlySpan<byte> header) =>
        header.Length >= Marker.Length && Ascii.EqualsIgnoreCase(header[^Marker.Length..], Marker);

    private static RequestException Invalid(string name, string detail) => new(HttpProblems.InvalidData, name, $"The file '{name}' {detail}");
}
