using CoCosNet.Contracts.Errors;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Jobs;

/// <summary>Takes up where the last process left off, and runs jobs until the server stops.</summary>
internal sealed class JobRunner(
    IJobQueue queue, JobRetention room, JobExecution execution, IHostApplicationLifetime lifetime, IOptions<JobOptions> options,
    TimeProvider time, ILogger<JobRunner> logger) : BackgroundService
{
    /// <summary>A job that was running when the server fell, twice, may well be why it did.</summary>
    private const int MaximumAttempts = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Before the first request is answered.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await room.SweepAsync(cancellationToken);
        foreach (var job in await queue.RecoverAsync(MaximumAttempts, cancellationToken))
        {
            JobLog.GivenUp(logger, job.Id);
            var fall = new TranslationException(TranslationError.Internal, field: null, "The server fell twice while it ran this job.");
            await execution.FailAsync(job, JobAddresses.ProblemOf(job.Id, fall));
        }

        await base.StartAsync(cancellationToken);
    }

    // Not the service's own token: that one fires only after the replicas have been drained, and jobs would be run to their end first.
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
                // A full disk, say: the worker has to outlive it.
                JobLog.ClaimFailed(logger, exception);
                await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
