using System.Globalization;
using System.Text;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Mcp;

/// <summary>Converts the arguments of a tool to the fields of a translation. The rules are those of the API's JSON: files are data URIs or base64.</summary>
internal sealed class McpForm(UploadLimits limits)
{
    private readonly FieldSink _sink = new(FormFields.Shape, limits);

    public Form Fields => _sink.Form;

    /// <summary>Adds a file; an argument that is missing or empty is not sent.</summary>
    /// <param name="field">The field that the argument stands for.</param>
    /// <param name="value">The argument.</param>
    /// <param name="keepsPlace">Whether an empty field takes the place of a missing file, since others of the field follow by their order.</param>
    /// <exception cref="RequestException">The argument is not a file, the file is too large, or there are too many.</exception>
    public McpForm File(string field, string? value, bool keepsPlace = false)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _sink.Claim(field);
            _sink.AddFile(field, JsonFiles.Decode(Encoding.UTF8.GetBytes(value), field, limits));
        }
        else if (keepsPlace)
        {
            _sink.Claim(field);
            _sink.AddFile(field, file: null);
        }

        return this;
    }

    /// <summary>Adds a text; an argument that is missing or blank is not sent.</summary>
    /// <exception cref="RequestException">The text is too long, or there are too many.</exception>
    public McpForm Text(string field, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            _sink.Claim(field);
            _sink.AddText(field, Encoding.UTF8.GetBytes(value));
        }

        return this;
    }

    /// <summary>Adds a number; an argument that is missing is not sent.</summary>
    public McpForm Number(string field, int? value) => Text(field, value?.ToString(CultureInfo.InvariantCulture));
}
