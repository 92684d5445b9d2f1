using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Mcp;

/// <summary>Files in the arguments of tools: base64 or data URIs, as large as the API's files may be.</summary>
internal sealed class McpPictures(UploadLimits limits)
{
    private const string DataScheme = "data:";
    private const string Base64Marker = ";base64,";

    /// <summary>The bytes of an argument.</summary>
    /// <exception cref="RequestException">It is no file.</exception>
    public ReadOnlyMemory<byte> Read(string argument, string value)
    {
        var start = 0;
        if (value.StartsWith(DataScheme, StringComparison.OrdinalIgnoreCase))
        {
            start = value.IndexOf(Base64Marker, StringComparison.OrdinalIgnoreCase) is >= 0 and var marker
                ? marker + Base64Marker.Length
                : throw Invalid(argument, "is a data URI without base64; it must begin as data:image/png;base64, does.");
        }
        else if (value.Contains("://", StringComparison.Ordinal))
        {
            throw Invalid(argument, "is an address; the server fetches nothing, so send the file itself as base64 or a data URI.");
        }

        var content = new byte[((value.Length - start) / 4 * 3) + 3];
        if (!Convert.TryFromBase64Chars(value.AsSpan(start), content, out var count) || count == 0)
        {
            throw Invalid(argument, "is no base64.");
        }

        return count <= limits.FileBytes
            ? content.AsMemory(0, count)
            : throw new RequestException(HttpProblems.FileTooLarge, argument, $"The file '{argument}' is larger than the limit of {limits.FileLimit}.");
    }

    /// <summary>Decodes the map of an argument; returns null if the argument is missing.</summary>
    /// <exception cref="RequestException">It is no file.</exception>
    public SemanticMapFile? ReadMap(string argument, string? value) => string.IsNullOrEmpty(value) ? null : new SemanticMapFile(Read(argument, value));

    private static RequestException Invalid(string argument, string detail) => new(HttpProblems.MalformedRequest, argument, $"'{argument}' {detail}");
}
