using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Jobs;

/// <summary>Where clients find what belongs to a job.</summary>
internal static class JobAddresses
{
    public const string Root = "/v1/jobs";

    public static string Job(string id) => $"{Root}/{id}";

    public static string Output(string id, string name) => $"{Root}/{id}/outputs/{name}";

    /// <summary>Why a job failed; its id finds it in the log as a trace id finds a request.</summary>
    public static Problem ProblemOf(string id, Exception exception) => FailureProblems.Describe(exception, Job(id), id);

    public static JobLinks Links(string id) => new(Job(id), $"{Job(id)}/events", $"{Job(id)}/cancel");
}
