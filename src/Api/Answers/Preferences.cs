using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Answers;

/// <summary>The Prefer header (RFC 7240).</summary>
internal static class Preferences
{
    /// <summary>Whether the client would rather be told where to look than wait. Preferences that are not known mean nothing.</summary>
    public static bool WantsAsync(IHeaderDictionary headers) => headers[RequestHeaders.Prefer]
        .SelectMany(line => (line ?? "").Split(','))
        .Any(preference => preference.Split(';', '=')[0].Trim().Equals(RequestHeaders.RespondAsync, StringComparison.OrdinalIgnoreCase));
}
