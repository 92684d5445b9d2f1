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

    /// <summary>Decodes the map, or the picture to read it of.</summary>
    /// <exception cref="RequestException">Both are sent or none, the argument is not a file, or the file is too large.</exception>
    public SemanticMapFile ReadMapOrLayout(string? map, string? layout) =>
        (ReadMap(FormFields.Map, map), ReadMap(FormFields.Layout, layout)) switch
        {
            ({ } labels, null) => labels,
            (null, { } picture) => picture with { IsPicture = true },
            (null, null) => throw new RequestException(HttpProblems.MissingField, FormFields.Map, "Send 'map', or 'layout', a picture of which the model reads it."),
            _ => throw new RequestException(HttpProblems.ConflictingFields, FormFields.Layout, "Send 'map' or 'layout', not both."),
        };

    /// <summary>Decodes the map of an argument; returns null if the argument is missing.</summary>
    /// <exception cref="RequestException">The argument is not a file, or the file is too large.</exception>
    public SemanticMapFile? ReadMap(string argument, string? value) => string.IsNullOrEmpty(value) ? null : new SemanticMapFile(Read(argument, value));
}
