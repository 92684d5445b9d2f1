using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;

namespace CoCosNet.Client;

/// <summary>Builds the body of a request from fields.</summary>
internal static class InputBody
{
    public static HttpContent Of(IEnumerable<InputField> fields, bool json) => json ? Json(fields) : Form(fields);

    private static MultipartFormDataContent Form(IEnumerable<InputField> fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var field in fields)
        {
            if (field.File is { } file)
            {
                form.Add(new ReadOnlyMemoryContent(file), field.Name, field.Name);
            }
            else
            {
                form.Add(new StringContent(field.Text ?? ""), field.Name);
            }
        }

        return form;
    }

    private static ReadOnlyMemoryContent Json(IEnumerable<InputField> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var named in fields.GroupBy(field => field.Name))
            {
                writer.WritePropertyName(named.Key);
                Write(writer, [.. named]);
            }

            writer.WriteEndObject();
        }

        var content = new ReadOnlyMemoryContent(buffer.WrittenMemory);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static void Write(Utf8JsonWriter writer, InputField[] values)
    {
        if (values.Length > 1)
        {
            writer.WriteStartArray();
        }

        foreach (var value in values)
        {
            if (value.File is { } file)
            {
                writer.WriteBase64StringValue(file.Span);
            }
            else
            {
                writer.WriteStringValue(value.Text);
            }
        }

        if (values.Length > 1)
        {
            writer.WriteEndArray();
        }
    }
}
