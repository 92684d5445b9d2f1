using System.Diagnostics;

namespace CoCosNet.Api.Jobs;

/// <summary>The span of a job's run. It belongs to the trace of the request that submitted the job, in any process.</summary>
internal static class JobTrace
{
    /// <summary>The source's name.</summary>
    public const string Name = "CoCosNet.Jobs";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Returns the <c>traceparent</c> of the current request, which a job stores; null if the request is not traced.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } request ? request.Id : null;

    /// <summary>Starts the span of a run; returns null if no trace is recorded.</summary>
    public static Activity? Start(Job job) =>
        Source.StartActivity(
            "job", ActivityKind.Consumer, ActivityContext.TryParse(job.Request.TraceParent, traceState: null, isRemote: true, out var sender) ? sender : default)
            ?.SetTag("cocosnet.job", job.Id).SetTag("cocosnet.attempt", job.Attempts);
}
