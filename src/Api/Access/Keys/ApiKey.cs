using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CoCosNet.Api.Access.Keys;

/// <summary>An API key as its holder has it: <c>cocosnet_</c>, a public id, and 256 random bits.</summary>
internal sealed partial record ApiKey(string Id, string Secret)
{
    public const string Prefix = "cocosnet_";

    private const int IdDigits = 12;
    private const int SecretDigits = 64;

    public static ApiKey Create() => new(
        RandomNumberGenerator.GetHexString(IdDigits, lowercase: true), RandomNumberGenerator.GetHexString(SecretDigits, lowercase: true));

    /// <returns>The key, or null if the text is not a key.</returns>
    public static ApiKey? Parse(string text) => Shape().Match(text) is { Success: true } match
        ? new ApiKey(match.Groups["id"].Value, match.Groups["secret"].Value)
        : null;

    /// <summary>Returns the SHA-256 of the secret. The secret is 256 random bits, so a slow hash function is unnecessary.</summary>
    public byte[] Hash() => SHA256.HashData(Encoding.ASCII.GetBytes(Secret));

    /// <summary>Returns the whole key, including the secret.</summary>
    public override string ToString() => $"{Prefix}{Id}_{Secret}";

    [GeneratedRegex("^cocosnet_(?<id>[0-9a-f]{12})_(?<secret>[0-9a-f]{64})$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
