using System.Globalization;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Jobs;

/// <summary>Streams a job's events: what was told before is told again from where the client left off, then what happens as it happens.</summary>
internal sealed class JobEvents(IJobState state, IHostApplicationLifetime lifetime, IOptions<JobOptions> options, TimeProvider time)
{
    /// <summary>The number after which a client wants to hear.</summary>
    /// <exception cref="RequestException">The header holds no number.</exception>
    public static long LastSeen(IHeaderDictionary headers)
    {
        var text = headers[RequestHeaders.LastEventId].ToString();
        return text.Length == 0
            ? 0
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new RequestException(
                    HttpProblems.InvalidEventId, field: null, $"The Last-Event-ID is '{text}'; it must be the number of an event, 7 for instance.");
    }

    /// <summary>Ends after the final event, or when the client leaves or the server stops.</summary>
    public async Task StreamAsync(HttpContext context, Job job, long after)
    {
        var last = await state.ReadEventsAsync(job.Id, after, context.RequestAborted);
        if (job.State.IsFinal() && last.Count == 0)
        {
            // Tells a browser that heard everything not to ask again.
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await StreamAsync(new EventStream(context.Response), job.Id, after, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The stream just ends; a client that is still there asks again, and another process answers.
        }
    }

    private async Task StreamAsync(EventStream stream, string id, long after, CancellationToken cancellationToken)
    {
        await stream.StartAsync(cancellationToken);
        while (true)
        {
            // Asked for before reading: what happens in between is not slept through.
            var change = state.NextChange(id);
            foreach (var told in await state.ReadEventsAsync(id, after, cancellationToken))
            {
                await stream.SendAsync(told.Number, told.Data, cancellationToken);
                after = told.Number;
                if (told.Final)
                {
                    return;
                }
            }

            try
            {
                await change.WaitAsync(options.Value.Heartbeat, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                await stream.BeatAsync(cancellationToken);
            }
        }
    }
}
