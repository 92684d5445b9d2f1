using CoCosNet.Contracts.Errors;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Jobs;

/// <summary>Recovers the jobs of the previous process, then runs jobs until the server stops.</summary>
internal sealed class JobRunner(
    IJobQueue queue, JobRetention room, JobExecution execution, IHostApplicationLifetime lifetime, IOptions<JobOptions> options,
    TimeProvider time, ILogger<JobRunner> logger) : BackgroundService
{
    /// <summary>A job that was running during two crashes may be their cause.</summary>
    private const int MaximumAttempts = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Recovers the jobs before the first request is answered.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!queue.IsShared)
        {
            await room.SweepAsync(cancellationToken);
        }

        foreach (var job in await queue.RecoverAsync(MaximumAttempts, cancellationToken))
        {
            JobLog.GivenUp(logger, job.Id);
            var fall = new TranslationException(TranslationError.Internal, field: null, "The server crashed twice while it ran this job.");
            await execution.FailAsync(job, JobAddresses.ProblemOf(job.Id, fall));
        }

        await base.StartAsync(cancellationToken);
    }

    // The service's own token fires only after the replicas have drained, when jobs would already have run to their end.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Workers)
            .Select(_ => Task.Run(() => WorkAsync(lifetime.ApplicationStopping), CancellationToken.None)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await execution.RunAsync(await queue.ClaimAsync(stopping), stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // A full disk, for example, must not end the loop.
                JobLog.ClaimFailed(logger, exception);
                await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
