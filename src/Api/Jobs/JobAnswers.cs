using CoCosNet.Api.Answers;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Jobs;

/// <summary>Answers a synchronous request from its job: waits for the job to end and sends what the client asked for.</summary>
internal sealed class JobAnswers(IJobState state, JobFiles files, JobEvents events, Deadline deadline)
{
    public async Task<IResult> AnswerAsync(HttpContext context, Job job, Representation representation)
    {
        var headers = context.Response.Headers;
        headers.ContentLocation = JobAddresses.Job(job.Id);
        if (representation.Kind == AnswerKind.Events)
        {
            await events.StreamAsync(context, job, after: 0);
            return TypedResults.Empty;
        }

        // The job continues when the client disconnects; repeating the request with the same key returns its result.
        var ended = await deadline.RunAsync(token => WaitAsync(job.Id, token), context.RequestAborted);
        switch (ended.State)
        {
            case JobState.Succeeded:
                break;
            case JobState.Failed:
                await ProblemWriter.RepeatAsync(context, ended.Problem!);
                return TypedResults.Empty;
            case JobState.Canceled:
                throw JobEndpoints.Canceled(job.Id);
            default:
                throw JobEndpoints.Expired(job.Id);
        }

        var result = ended.Result!;
        RequestSummary.Of(context).Model = result.Model;
        TranslationResponses.WriteHeaders(headers, result);
        if (representation.Kind == AnswerKind.Json)
        {
            return TypedResults.Ok(await InlineAsync(ended, result, context.RequestAborted));
        }

        var stream = await files.OpenOutputAsync(job.Id, OutputNames.Image, context.RequestAborted) ?? throw JobEndpoints.Expired(job.Id);
        return TypedResults.Stream(stream, result.Image.MediaType);
    }

    private async Task<Job> WaitAsync(string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var change = state.NextChange(id);
            var job = await state.FindAsync(id, cancellationToken) ?? throw JobEndpoints.Expired(id);
            if (job.State.IsFinal())
            {
                return job;
            }

            await change.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Returns the result with its files as data URIs.</summary>
    private async Task<TranslationResponse> InlineAsync(Job job, TranslationResponse result, CancellationToken cancellationToken)
    {
        var inline = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var output in job.Outputs)
        {
            await using var stream = await files.OpenOutputAsync(job.Id, output.Name, cancellationToken) ?? throw JobEndpoints.Expired(job.Id);
            var content = new byte[stream.Length];
            await stream.ReadExactlyAsync(content, cancellationToken);
            inline.Add(JobAddresses.Output(job.Id, output.Name), TranslationResponses.ToDataUri(output.MediaType, content));
        }

        return result.WithAddresses(address => inline[address]);
    }
}
