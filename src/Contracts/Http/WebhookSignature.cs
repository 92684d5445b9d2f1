using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoCosNet.Contracts.Http;

/// <summary>Signs what callbacks receive and checks it (Standard Webhooks, symmetric scheme <c>v1</c>).</summary>
public sealed class WebhookSignature
{
    /// <summary>Names the message; the same at every attempt, so that a receiver knows one that it has had.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>Seconds since 1970 at which this attempt was made.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>Signatures, separated by spaces.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private const int LeastKeyBytes = 24;
    private const int MostKeyBytes = 64;

    /// <summary>How far a message's time may be from the receiver's.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly byte[] _key;

    /// <param name="secret">What server and receiver share: <c>whsec_</c> and the base64 of 24 to 64 bytes.</param>
    /// <exception cref="FormatException">It is no such secret.</exception>
    public WebhookSignature(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        _key = Decode(secret);
    }

    /// <summary>The value of <see cref="SignatureHeader"/>.</summary>
    /// <param name="id">The value of <see cref="IdHeader"/>.</param>
    /// <param name="timestamp">The value of <see cref="TimestampHeader"/>.</param>
    /// <param name="body">The body, byte for byte.</param>
    public string Sign(string id, DateTimeOffset timestamp, ReadOnlySpan<byte> body) =>
        Version + Convert.ToBase64String(Hash(id, timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), body));

    /// <summary>Whether a message is the server's own and of now. A receiver should remember ids for <see cref="Tolerance"/>, too.</summary>
    /// <param name="id">The value of <see cref="IdHeader"/>.</param>
    /// <param name="timestamp">The value of <see cref="TimestampHeader"/>.</param>
    /// <param name="signatures">The value of <see cref="SignatureHeader"/>.</param>
    /// <param name="body">The body, byte for byte.</param>
    /// <param name="now">The receiver's time.</param>
    public bool Verify(string id, string timestamp, string signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(signatures);
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return false;
        }

        var expected = Encoding.ASCII.GetBytes(Version + Convert.ToBase64String(Hash(id, timestamp, body)));
        return signatures.Split(' ').Any(signature => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), expected));
    }

    private static byte[] Decode(string secret)
    {
        if (secret.StartsWith(SecretPrefix, StringComparison.Ordinal))
        {
            var key = new byte[secret.Length];
            if (Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var count) && count is >= LeastKeyBytes and <= MostKeyBytes)
            {
                return key[..count];
            }
        }

        throw new FormatException($"A secret is '{SecretPrefix}' and the base64 of {LeastKeyBytes} to {MostKeyBytes} bytes.");
    }

    private byte[] Hash(string id, string timestamp, ReadOnlySpan<byte> body) =>
        HMACSHA256.HashData(_key, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body]);
}
