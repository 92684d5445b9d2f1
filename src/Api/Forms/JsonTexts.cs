using System.Text;
using System.Text.Json;
using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Forms;

/// <summary>Reads short texts from JSON: strings, numbers, true and false, and lists of them for a field that is a list.</summary>
internal static class JsonTexts
{
    /// <exception cref="RequestException">The value has another type, or the sink refuses it.</exception>
    public static void Read(ref Utf8JsonReader reader, string name, FieldSink sink)
    {
        if (name != FormFields.Ignore || reader.TokenType != JsonTokenType.StartArray)
        {
            sink.AddText(name, Scalar(ref reader, name));
            return;
        }

        var list = new List<byte>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.AddRange([.. list.Count == 0 ? ""u8 : ","u8, .. Scalar(ref reader, name)]);
            if (list.Count > FieldSink.TextLimit(name))
            {
                throw FieldSink.TextTooLong(name);
            }
        }

        sink.AddText(name, [.. list]);
    }

    /// <summary>Returns the value as a form would send it; empty if it is null.</summary>
    private static byte[] Scalar(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.Null => [],
        JsonTokenType.String => Encoding.UTF8.GetBytes(reader.GetString()!),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => reader.ValueSpan.ToArray(),
        JsonTokenType.StartArray => throw Invalid(name, "a list"),
        _ => throw Invalid(name, "an object"),
    };

    private static RequestException Invalid(string name, string found) =>
        new(HttpProblems.InvalidData, name, $"The field '{name}' has {found} where a string, a number, true or false must be.");
}
