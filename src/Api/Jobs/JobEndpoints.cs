using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CoCosNet.Api.Access;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CoCosNet.Api.Jobs;

/// <summary>The endpoints <c>/v1/jobs</c> and below.</summary>
internal sealed class JobEndpoints(
    IJobState state, JobFiles files, JobRetention room, JobResponses responses, JobEvents events, RunningJobs running,
    IOptions<JobOptions> options, TimeProvider time)
{
    public const int DefaultLimit = 20;
    public const int MaximumLimit = 100;

    public static RequestException NotFound(string id) =>
        new(HttpProblems.JobNotFound, field: null, $"No job has the id '{id}'; it may have expired long ago.");

    public static RequestException Canceled(string id) =>
        new(HttpProblems.JobCanceled, field: null, $"The job '{id}' was cancelled; it has no result.");

    public static RequestException Expired(string id) =>
        new(HttpProblems.JobExpired, field: null, $"The outputs of the job '{id}' are kept no longer; send the translation again.");

    public static RequestException NoOutput(string id, string name, IEnumerable<string> names) => new(
        HttpProblems.OutputNotFound,
        field: null,
        $"The job '{id}' has no output '{name}'; it has: {string.Join(", ", names.DefaultIfEmpty("none yet"))}.");

    public static string RangeDetail(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"The Range header names bytes beyond the file's end; it has {bytes}.");

    public async Task<IResult> ListAsync(HttpContext context)
    {
        var page = ReadPage(context.Request.Query, Caller.Of(context).Owner);
        var jobs = await state.ListAsync(page with { Limit = page.Limit + 1 }, context.RequestAborted);
        var shown = new List<JobResponse>();
        foreach (var job in jobs.Take(page.Limit))
        {
            shown.Add(await responses.ToResponseAsync(job, context.RequestAborted));
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new JobListResponse
        {
            Jobs = shown,
            Next = jobs.Count > page.Limit ? jobs[page.Limit - 1].Sequence.ToString(CultureInfo.InvariantCulture) : null,
        });
    }

    public async Task<IResult> GetAsync(string id, HttpContext context)
    {
        var response = await responses.ToResponseAsync(await FindAsync(id, context), context.RequestAborted);
        var body = JsonSerializer.SerializeToUtf8Bytes(response, WireJson.Context.JobResponse);

        // A weak tag, because the transferred bytes may be compressed.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"", isWeak: true);
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(body, "application/json; charset=utf-8", entityTag: tag);
    }

    public async Task StreamAsync(string id, HttpContext context)
    {
        var after = JobEvents.LastSeen(context.Request.Headers);
        await events.StreamAsync(context, await FindAsync(id, context), after);
    }

    public async Task<IResult> CancelAsync(string id, HttpContext context) =>
        TypedResults.Ok(await responses.ToResponseAsync(await CancelOwnAsync(id, context), context.RequestAborted));

    public async Task<IResult> DeleteAsync(string id, HttpContext context)
    {
        await CancelOwnAsync(id, context);
        await room.ExpireAsync(id, context.RequestAborted);
        return TypedResults.NoContent();
    }

    public async Task<IResult> OutputAsync(string id, string name, HttpContext context)
    {
        var job = await FindAsync(id, context);
        if (job.State == JobState.Expired)
        {
            throw Expired(id);
        }

        var output = job.Outputs.FirstOrDefault(output => output.Name == name) ?? throw NoOutput(id, name, job.Outputs.Select(output => output.Name));
        if (IsBeyond(context.Request.GetTypedHeaders(), output.Bytes))
        {
            // The framework would send an empty response.
            context.Response.GetTypedHeaders().ContentRange = new ContentRangeHeaderValue(output.Bytes);
            await ProblemWriter.WriteAsync(context, HttpProblems.RangeNotSatisfiable, RangeDetail(output.Bytes));
            return TypedResults.Empty;
        }

        var stream = await files.OpenOutputAsync(id, name, context.RequestAborted) ?? throw Expired(id);

        // The content of an address never changes and its expiry is known, so it may be cached until then.
        var left = job.Expires is { } expires ? expires - time.GetUtcNow() : options.Value.Retention;
        context.Response.Headers.CacheControl =
            string.Create(CultureInfo.InvariantCulture, $"private, max-age={Math.Max(0, (long)left.TotalSeconds)}, immutable");
        return TypedResults.Stream(
            stream,
            output.MediaType,
            lastModified: job.Finished,
            entityTag: new EntityTagHeaderValue($"\"{output.Digest}\""),
            enableRangeProcessing: true);
    }

    /// <summary>Whether the only requested range begins at or after the end of the file.</summary>
    private static bool IsBeyond(Microsoft.AspNetCore.Http.Headers.RequestHeaders headers, long bytes) =>
        headers is { IfRange: null, Range: { Ranges: { Count: 1 } ranges } }
        && (ranges.First() is { From: { } from } ? from >= bytes : ranges.First().To == 0);

    private static JobPage ReadPage(IQueryCollection query, string owner)
    {
        var page = new JobPage(owner, State: null, Before: null, DefaultLimit);
        if (query["state"].ToString() is { Length: > 0 } text)
        {
            var states = Enum.GetValues<JobState>().ToDictionary(state => JsonNamingPolicy.CamelCase.ConvertName(state.ToString()));
            page = page with
            {
                State = states.TryGetValue(text, out var state)
                    ? state
                    : throw Invalid("state", text, $"one of {string.Join(", ", states.Keys)}"),
            };
        }

        if (query["limit"].ToString() is { Length: > 0 } limit)
        {
            page = page with
            {
                Limit = int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MaximumLimit
                    ? number
                    : throw Invalid("limit", limit, $"1 to {MaximumLimit}"),
            };
        }

        if (query["cursor"].ToString() is { Length: > 0 } cursor)
        {
            page = page with
            {
                Before = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw Invalid("cursor", cursor, "what 'next' of the page before said"),
            };
        }

        return page;
    }

    private static RequestException Invalid(string name, string text, string allowed) =>
        new(HttpProblems.InvalidQuery, name, $"'{name}' is '{text}'; it must be {allowed}.");

    /// <summary>Returns the caller's job. Other callers' jobs are answered as unknown.</summary>
    private async Task<Job> FindAsync(string id, HttpContext context) =>
        await state.FindAsync(id, context.RequestAborted) is { } job && job.Owner == Caller.Of(context).Owner ? job : throw NotFound(id);

    private async Task<Job> CancelOwnAsync(string id, HttpContext context)
    {
        await FindAsync(id, context);
        var job = await state.CancelAsync(id, context.RequestAborted) ?? throw NotFound(id);
        running.Stop(id);
        if (job.State == JobState.Canceled)
        {
            await files.DeleteInputsAsync(id);
        }

        return job;
    }
}
