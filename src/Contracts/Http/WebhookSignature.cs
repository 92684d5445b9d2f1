using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoCosNet.Contracts.Http;

/// <summary>Signs and verifies the messages of callbacks (Standard Webhooks, symmetric scheme <c>v1</c>).</summary>
public sealed class WebhookSignature
{
    /// <summary>Id of the message. It is the same in every attempt, so that a receiver recognises a repeated one.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>Time of the attempt in seconds since 1970.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>Signatures, separated by spaces.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private const int LeastKeyBytes = 24;
    private const int MostKeyBytes = 64;

    /// <summary>The largest difference between a message's time and the receiver's clock.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly byte[] _key;

    /// <param name="secret">The shared secret: <c>whsec_</c> and the base64 of 24 to 64 bytes.</param>
    /// <exception cref="FormatException">The text is not such a secret.</exception>
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

    /// <summary>Whether the signature is valid and the message recent. A receiver should also remember ids for <see cref="Tolerance"/>.</summary>
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
