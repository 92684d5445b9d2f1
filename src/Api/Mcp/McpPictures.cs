using System.Text;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Mcp;

/// <summary>Decodes the files in arguments of tools, which are data URIs or base64 as in the API's JSON.</summary>
internal sealed class McpPictures(UploadLimits limits)
{
    /// <summary>Decodes the file of an argument.</summary>
    /// <exception cref="RequestException">The argument is not a file, or the file is too large.</exception>
    /// <exception cref="TranslationException">The file is empty.</exception>
    public ReadOnlyMemory<byte> Read(string argument, string value) =>
        JsonFiles.Decode(Encoding.UTF8.GetBytes(value), argument, limits) is { IsEmpty: false } content
            ? content
            : throw new TranslationException(TranslationError.EmptyFile, argument, $"The file '{argument}' is empty.");

    /// <summary>Decodes the map of an argument; returns null if the argument is missing.</summary>
    /// <exception cref="RequestException">The argument is not a file, or the file is too large.</exception>
    public SemanticMapFile? ReadMap(string argument, string? value) => string.IsNullOrEmpty(value) ? null : new SemanticMapFile(Read(argument, value));
}
