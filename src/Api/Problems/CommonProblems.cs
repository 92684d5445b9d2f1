using CoCosNet.Contracts.Errors;

namespace CoCosNet.Api.Problems;

/// <summary>Problems that every endpoint may answer.</summary>
internal static class CommonProblems
{
    /// <summary>What a client learns about a failure that nobody foresaw.</summary>
    public const string InternalDetail = "The server failed in a way it did not expect. The trace id finds the request in its log.";

    public static readonly ProblemExample Quota = new(
        HttpProblems.QuotaExceeded, "60 requests a minute are yours, 10 at once; the next may come in 0.4 s.");

    public static readonly ProblemExample Concurrency = new(
        HttpProblems.ConcurrencyExceeded, "As many of your requests as may be are under way already; wait until one of them ends.");

    public static readonly ProblemExample Internal = new(TranslationProblems.Of(TranslationError.Internal), InternalDetail);
}
