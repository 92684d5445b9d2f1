using System.Text;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Forms;

/// <summary>
/// Takes the fields of a request, whether they come as a form or as JSON, and holds them to the same rules: known names, at most as often
/// as they may come, at most as long as they may be.
/// </summary>
/// <param name="shape">The fields that may come.</param>
/// <param name="limits">How large they may be.</param>
internal sealed class FieldSink(FormShape shape, UploadLimits limits)
{
    private const int MaximumTextBytes = 256;
    private const int MaximumProbeBytes = 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private long _fileBytes;

    public Form Form { get; } = new();

    /// <summary>Bytes of a file.</summary>
    public long FileLimit => limits.FileBytes;

    /// <summary>Bytes of a body whose files are in base64.</summary>
    public long JsonLimit => limits.JsonBytes;

    /// <summary>Bytes of a text.</summary>
    public static int TextLimit(string name) => name == FormFields.Probe ? MaximumProbeBytes : MaximumTextBytes;

    /// <summary>Records that a field arrived.</summary>
    /// <returns>Whether it is a file; otherwise it is a text.</returns>
    /// <exception cref="RequestException">There is no such field, or it arrived too often.</exception>
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

    /// <summary>Whether a field may come more than once.</summary>
    public bool MayRepeat(string name) => shape.Times.ContainsKey(name);

    /// <summary>Adds a file; null is a field that came without one.</summary>
    /// <exception cref="RequestException">The file is too large, or all of them together are.</exception>
    public void AddFile(string name, ReadOnlyMemory<byte>? file)
    {
        var content = file ?? default;
        if (content.Length > FileLimit)
        {
            throw FileTooLarge(name);
        }

        _fileBytes += content.Length;
        if (_fileBytes > limits.BodyBytes)
        {
            throw BodyTooLarge();
        }

        Form.AddFile(name, file);
    }

    /// <summary>Adds a text. One that is blank counts as not sent.</summary>
    /// <exception cref="RequestException">It is too long or not UTF-8.</exception>
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

    public RequestException FileTooLarge(string name) =>
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
