using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoCosNet.Contracts.Content;

/// <summary>SHA-256 over several parts, each preceded by its name and length, so that no two lists of parts have the same bytes.</summary>
public sealed class ContentDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <param name="name">Name of the part, without a colon; may be empty.</param>
    /// <param name="content">The part.</param>
    /// <returns>This digest.</returns>
    public ContentDigest Add(string name, ReadOnlySpan<byte> content)
    {
        Begin(name, content.Length);
        _hash.AppendData(content);
        return this;
    }

    /// <inheritdoc cref="Add(string, ReadOnlySpan{byte})"/>
    /// <param name="name">Name of the part, without a colon; may be empty.</param>
    /// <param name="text">The part, which is encoded as UTF-8.</param>
    public ContentDigest Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Add(string, ReadOnlySpan{byte})"/>
    /// <param name="name">Name of the part, without a colon; may be empty.</param>
    /// <param name="content">The part; the stream is read to its end.</param>
    public ContentDigest Add(string name, Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Begin(name, content.Length);
        var buffer = new byte[1 << 20];
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            _hash.AppendData(buffer, 0, read);
        }

        return this;
    }

    /// <summary>64 lower-case hexadecimal digits; the digest is reset.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    private void Begin(string name, long length) => _hash.AppendData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{name}{(name.Length > 0 ? ":" : string.Empty)}{length}:")));
}
