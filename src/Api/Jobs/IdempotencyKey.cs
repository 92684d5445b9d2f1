using System.Globalization;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Jobs;

/// <summary>A client's name for a request that must take effect only once.</summary>
/// <param name="Value">The name.</param>
/// <param name="Fingerprint">Digest of the request that the key stands for.</param>
/// <param name="Owner">Owner of the key: the same value of another caller names another request. Empty on a server without keys.</param>
internal sealed record IdempotencyKey(string Value, string Fingerprint, string Owner)
{
    private const int MaximumLength = 255;

    /// <summary>Number of the exemplar in a request with several, each of which is a job of its own.</summary>
    public int Item { get; init; }

    /// <summary>The name among those of all callers. No part has a space.</summary>
    public string Scoped => string.Create(
        CultureInfo.InvariantCulture, $"{Owner}{(Owner.Length == 0 ? "" : " ")}{Value}{(Item == 0 ? "" : $" #{Item}")}");

    /// <summary>Returns the header's value, or null if it is absent.</summary>
    /// <exception cref="RequestException">The value is not a valid key.</exception>
    public static string? Read(IHeaderDictionary headers)
    {
        if (!headers.TryGetValue(RequestHeaders.IdempotencyKey, out var values))
        {
            return null;
        }

        // Some clients send a structured string, others a bare one; both mean the same key.
        var key = values.Count == 1 ? values[0]!.Trim().Trim('"') : "";
        return key.Length is > 0 and <= MaximumLength && key.All(letter => letter is > ' ' and <= '~')
            ? key
            : throw new RequestException(
                HttpProblems.InvalidIdempotencyKey,
                field: null,
                $"The Idempotency-Key must be one word of 1 to {MaximumLength} visible ASCII characters, a UUID for instance.");
    }
}
