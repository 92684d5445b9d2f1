using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Jobs;

/// <summary>How a run ended: with a result and its outputs, or with a problem.</summary>
internal sealed record JobOutcome
{
    private JobOutcome()
    {
    }

    public TranslationResponse? Result { get; private init; }

    public IReadOnlyList<JobOutput> Outputs { get; private init; } = [];

    public Problem? Problem { get; private init; }

    public JobState State => Problem is null ? JobState.Succeeded : JobState.Failed;

    public static JobOutcome Success(TranslationResponse result, IReadOnlyList<JobOutput> outputs) => new() { Result = result, Outputs = outputs };

    public static JobOutcome Failure(Problem problem) => new() { Problem = problem };
}
