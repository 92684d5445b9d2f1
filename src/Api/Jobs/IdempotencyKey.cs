using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Jobs;

/// <summary>A client's name for a request that is to have its effect once.</summary>
/// <param name="Value">The name.</param>
/// <param name="Fingerprint">Digest of the request that it stands for.</param>
/// <param name="Owner">Whose name it is: the same word of another caller names another request. Empty on a server without keys.</param>
internal sealed record IdempotencyKey(string Value, string Fingerprint, string Owner)
{
    private const int MaximumLength = 255;

    /// <summary>The name among those of all callers. Neither part has a space.</summary>
    public string Scoped => Owner.Length == 0 ? Value : $"{Owner} {Value}";

    /// <summary>The header's value, or null where it is absent.</summary>
    /// <exception cref="RequestException">It is no usable key.</exception>
    public static string? Read(IHeaderDictionary headers)
    {
        if (!headers.TryGetValue(RequestHeaders.IdempotencyKey, out var values))
        {
            return null;
        }

        // Written as a structured string by some clients and bare by others; both name the same request.
        var key = values.Count == 1 ? values[0]!.Trim().Trim('"') : "";
        return key.Length is > 0 and <= MaximumLength && key.All(letter => letter is > ' ' and <= '~')
            ? key
            : throw new RequestException(
                HttpProblems.InvalidIdempotencyKey,
                field: null,
                $"The Idempotency-Key must be one word of 1 to {MaximumLength} visible ASCII characters, a UUID for instance.");
    }
}
