using System.Net.Http.Headers;
using System.Text;

namespace CoCosNet.Api.Tests.Hosting;

/// <summary>Forms written by hand, byte for byte, with the boundary <c>x</c>.</summary>
internal static class RawForm
{
    public const string ContentType = "multipart/form-data; boundary=x";

    public static string Map { get; } = Part("name=\"map\"; filename=\"map.png\"", "a map");

    public static string Exemplar { get; } = Part("name=\"exemplar\"; filename=\"exemplar.png\"", "an exemplar");

    public static string Part(string disposition, string content) => $"Content-Disposition: form-data; {disposition}\r\n\r\n{content}";

    public static string Text(params string[] parts) => $"{string.Concat(parts.Select(part => $"--x\r\n{part}\r\n"))}--x--\r\n";

    public static ByteArrayContent Of(params string[] parts) => OfBytes(Encoding.UTF8.GetBytes(Text(parts)), ContentType);

    public static ByteArrayContent OfBytes(byte[] bytes, string contentType)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }
}
