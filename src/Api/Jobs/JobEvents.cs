using System.Globalization;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Jobs;

/// <summary>Streams a job's events: first the stored events after the last one that the client saw, then new ones as they happen.</summary>
internal sealed class JobEvents(IJobState state, IHostApplicationLifetime lifetime, IOptions<JobOptions> options, TimeProvider time)
{
    /// <summary>Returns the number of the last event that the client received.</summary>
    /// <exception cref="RequestException">The header is not a number.</exception>
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

    /// <summary>Streams until the final event, or until the client disconnects or the server stops.</summary>
    public async Task StreamAsync(HttpContext context, Job job, long after)
    {
        var last = await state.ReadEventsAsync(job.Id, after, context.RequestAborted);
        if (job.State.IsFinal() && last.Count == 0)
        {
            // 204 tells a browser not to reconnect.
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var stream = new EventStream(context.Response);
        try
        {
            await StreamAsync(stream, job.Id, after, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // A client that is still connected reconnects, and another process answers.
            if (!context.RequestAborted.IsCancellationRequested)
            {
                await stream.DrainAsync(context.RequestAborted);
            }
        }
    }

    private async Task StreamAsync(EventStream stream, string id, long after, CancellationToken cancellationToken)
    {
        await stream.StartAsync(cancellationToken);
        while (true)
        {
            // Requested before reading, so that no change in between is missed.
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
