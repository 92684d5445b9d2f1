using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CoCosNet.Api.Access.Keys;

/// <summary>A key as its holder has it: <c>cocosnet_</c>, an id that is no secret, and 256 random bits.</summary>
internal sealed partial record ApiKey(string Id, string Secret)
{
    public const string Prefix = "cocosnet_";

    private const int IdDigits = 12;
    private const int SecretDigits = 64;

    public static ApiKey Create() => new(
        RandomNumberGenerator.GetHexString(IdDigits, lowercase: true), RandomNumberGenerator.GetHexString(SecretDigits, lowercase: true));

    /// <returns>Null where the text is no key.</returns>
    public static ApiKey? Parse(string text) => Shape().Match(text) is { Success: true } match
        ? new ApiKey(match.Groups["id"].Value, match.Groups["secret"].Value)
        : null;

    /// <summary>SHA-256 of the secret. It has 256 bits of its own, so that no slower function is needed.</summary>
    public byte[] Hash() => SHA256.HashData(Encoding.ASCII.GetBytes(Secret));

    /// <summary>The whole key, for its holder.</summary>
    public override string ToString() => $"{Prefix}{Id}_{Secret}";

    [GeneratedRegex("^cocosnet_(?<id>[0-9a-f]{12})_(?<secret>[0-9a-f]{64})$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
