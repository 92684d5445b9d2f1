using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Jobs;

/// <summary>Converts jobs to responses.</summary>
internal sealed class JobResponses(IJobQueue queue, IOptions<JobOptions> options)
{
    public async Task<JobResponse> ToResponseAsync(Job job, CancellationToken cancellationToken)
    {
        var place = job.State.IsFinal() ? null : await queue.LocateAsync(job, cancellationToken);
        return new()
        {
            Id = job.Id,
            State = job.State,
            CreatedAt = job.Created,
            StartedAt = job.Started,
            FinishedAt = job.Finished,
            ExpiresAt = job.Expires,
            QueuePosition = job.State == JobState.Queued ? place!.Ahead + 1 : null,
            EstimatedSeconds = place?.MeanRun is { } mean ? Estimate(job, place.Ahead, mean) : null,
            Stage = job.Stage,
            Fraction = job.Fraction,
            Outputs = [.. job.Outputs.Select(output => ToResponse(job.Id, output))],
            Result = job.Result,
            Problem = job.Problem,
            Links = JobAddresses.Links(job.Id),
        };
    }

    private static JobOutputResponse ToResponse(string id, JobOutput output) =>
        new(output.Name, output.MediaType, output.Width, output.Height, output.Bytes, JobAddresses.Output(id, output.Name));

    /// <summary>Estimates the remaining seconds only from values that change with the job's events, so that a request between two events is
    /// answered "not modified".</summary>
    private int Estimate(Job job, int ahead, TimeSpan mean)
    {
        var runs = job.State == JobState.Running ? 1 - job.Fraction : 1 + ((double)ahead / options.Value.Workers);
        return (int)Math.Ceiling(runs * mean.TotalSeconds);
    }
}

/// <summary>Addresses of a job and its parts.</summary>
internal static class JobAddresses
{
    public const string Root = "/v1/jobs";

    public static string Job(string id) => $"{Root}/{id}";

    public static string Output(string id, string name) => $"{Root}/{id}/outputs/{name}";

    /// <summary>Returns the problem of a failed job, with the job's id as trace id, by which the log can be searched.</summary>
    public static Problem ProblemOf(string id, Exception exception) => ProblemWriter.Describe(exception, Job(id), id);

    public static JobLinks Links(string id) => new(Job(id), $"{Job(id)}/events", $"{Job(id)}/cancel");
}
