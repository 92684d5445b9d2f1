using CoCosNet.Contracts.Errors;

namespace CoCosNet.Api.Problems;

/// <summary>Problems that every endpoint may answer.</summary>
internal static class CommonProblems
{
    /// <summary>What a client learns about a failure that nobody foresaw.</summary>
    public const string InternalDetail = "The server failed in a way it did not expect. The trace id finds the request in its log.";

    public static readonly ProblemExample Quota = new(
        HttpProblems.QuotaExceeded, "Your address sent more than 60 requests within a minute; send the next one later.");

    public static readonly ProblemExample Internal = new(TranslationProblems.Of(TranslationError.Internal), InternalDetail);
}
