using CoCosNet.Contracts.Errors;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Jobs;

/// <summary>Recovers the jobs of the previous process, then runs jobs until the server stops.</summary>
internal sealed class JobRunner(
    IJobQueue queue, JobRetention room, JobExecution execution, IHostApplicationLifetime lifetime, IOptions<JobOptions> options,
    TimeProvider time, ILogger<JobRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Recovers the jobs before the first request is answered.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!queue.IsShared)
        {
            await room.SweepAsync(cancellationToken);
        }

        foreach (var job in await queue.RecoverAsync(options.Value.MaximumAttempts, cancellationToken))
        {
            JobLog.GivenUp(logger, job.Id, job.Attempts);
            var lost = new TranslationException(
                TranslationError.WorkerLost,
                field: null,
                $"The server ended {job.Attempts} times while it ran this job (Jobs__MaximumAttempts); the job is not tried again.");
            await execution.FailAsync(job, JobAddresses.ProblemOf(job.Id, lost));
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
