using System.Text;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Forms;

/// <summary>
/// Receives the fields of a request, from a form or from JSON, and applies the same rules to both: known names, limited
/// repetitions, limited lengths.
/// </summary>
/// <param name="shape">The allowed fields.</param>
/// <param name="limits">Limits of uploads.</param>
internal sealed class FieldSink(FormShape shape, UploadLimits limits)
{
    private const int MaximumTextBytes = 256;
    private const int MaximumListBytes = 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private long _fileBytes;

    public Form Form { get; } = new();

    /// <summary>Limits of uploads.</summary>
    public UploadLimits Limits => limits;

    /// <summary>Largest size in bytes of a body with base64 files.</summary>
    public long JsonLimit => limits.JsonBytes;

    /// <summary>Largest size of a text in bytes.</summary>
    public static int TextLimit(string name) => name is FormFields.Probe or FormFields.ExemplarClasses ? MaximumListBytes : MaximumTextBytes;

    /// <inheritdoc cref="FormShape.FileProperty"/>
    public string? FileProperty => shape.FileProperty;

    /// <summary>Whether a field has no meaning and is skipped, however long it is.</summary>
    public bool Ignores(string name) => shape.Ignored.Contains(name);

    /// <summary>Records a field.</summary>
    /// <returns>Whether it is a file; otherwise it is a text.</returns>
    /// <exception cref="RequestException">The field is unknown or repeated too often.</exception>
    public bool Claim(string name)
    {
        var isFile = shape.Files.Contains(name);
        if (!isFile && !shape.Texts.Contains(name))
        {
            throw new RequestException(
                HttpProblems.UnknownField, Shorten(name), $"The request has a field '{Shorten(name)}' that does not exist; known are {shape.All}.");
        }

        var times = _seen[name] = _seen.GetValueOrDefault(name) + 1;
        if (times > shape.Times.GetValueOrDefault(name, 1))
        {
            throw new RequestException(
                HttpProblems.DuplicateField,
                name,
                MayRepeat(name) ? $"The request has '{name}' more than {times - 1} times." : $"The request has '{name}' more than once; send it once.");
        }

        return isFile;
    }

    /// <summary>Whether a field may be repeated.</summary>
    public bool MayRepeat(string name) => shape.Times.ContainsKey(name);

    /// <summary>Adds a file; null stands for an empty field.</summary>
    /// <exception cref="RequestException">The file is too large, or all of them together are.</exception>
    public void AddFile(string name, ReadOnlyMemory<byte>? file)
    {
        var content = file ?? default;
        if (content.Length > limits.FileBytes)
        {
            throw FileTooLarge(name, limits);
        }

        _fileBytes += content.Length;
        if (_fileBytes > limits.BodyBytes)
        {
            throw BodyTooLarge();
        }

        Form.AddFile(name, file);
    }

    /// <summary>Adds a text. A blank text is ignored.</summary>
    /// <exception cref="RequestException">The text is too long or not UTF-8.</exception>
    public void AddText(string name, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > TextLimit(name))
        {
            throw TextTooLong(name);
        }

        if (Decode(name, utf8) is { Length: > 0 } text)
        {
            Form.AddText(name, text);
        }
    }

    public static RequestException FileTooLarge(string name, UploadLimits limits) =>
        new(HttpProblems.FileTooLarge, name, $"The file '{name}' is larger than the limit of {limits.FileLimit}.");

    public RequestException BodyTooLarge() =>
        new(HttpProblems.BodyTooLarge, field: null, $"The request's files are larger than the limit of {limits.BodyLimit}.");

    public static RequestException TextTooLong(string name) =>
        new(HttpProblems.FieldTooLong, name, $"The field '{name}' is longer than the limit of {TextLimit(name)} bytes.");

    private static string Decode(string name, ReadOnlySpan<byte> utf8)
    {
        try
        {
            return StrictUtf8.GetString(utf8).Trim();
        }
        catch (DecoderFallbackException exception)
        {
            throw new RequestException(HttpProblems.MalformedRequest, name, $"The field '{name}' is not UTF-8 text.", exception);
        }
    }

    private static string Shorten(string name) => name.Length <= 64 ? name : $"{name.AsSpan(0, 64)}…";
}
