using System.Net.Http.Headers;

namespace CoCosNet.Api.Tests.Hosting;

/// <summary>Forms of translations.</summary>
internal static class Form
{
    public static readonly byte[] Map = "a map"u8.ToArray();

    public static readonly byte[] Exemplar = "an exemplar"u8.ToArray();

    public static MultipartFormDataContent Empty() => [];

    public static MultipartFormDataContent Minimal() => Empty().File("map", Map).File("exemplar", Exemplar);

    public static MultipartFormDataContent File(this MultipartFormDataContent form, string name, byte[] content)
    {
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(part, name, $"{name}.png");
        return form;
    }

    public static MultipartFormDataContent Text(this MultipartFormDataContent form, string name, string value)
    {
        form.Add(new StringContent(value), name);
        return form;
    }
}
