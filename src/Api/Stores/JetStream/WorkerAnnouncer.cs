using System.Text.Json;
using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.Options;
using NATS.Client.KeyValueStore;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>Announces this process as a worker; withdraws the announcement on a regular shutdown.</summary>
internal sealed class WorkerAnnouncer(
    JetStreamServer server, WorkerIdentity self, WorkerDirectory directory, ITranslator local, RunningJobs running, RefusedModels refused, IOptions<NatsOptions> options, IOptions<JobOptions> jobs,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<WorkerAnnouncer> logger) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Recorded before the first request is answered.
        directory.Note(Describe());
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        var workers = new AsyncLazy<INatsKVStore>(() => server.BucketAsync(WorkerDirectory.Bucket, CancellationToken.None, options.Value.WorkerTimeout));
        using var timer = new PeriodicTimer(options.Value.WorkerTimeout / 5, time);
        try
        {
            do
            {
                await AnnounceAsync(workers, ended.Token);
            }
            while (await timer.WaitForNextTickAsync(ended.Token));
        }
        catch (OperationCanceledException)
        {
            await WithdrawAsync(workers);
        }
    }

    private async Task AnnounceAsync(AsyncLazy<INatsKVStore> workers, CancellationToken cancellationToken)
    {
        try
        {
            var announcement = Describe();
            directory.Note(announcement);
            await (await workers.Value).PutAsync(
                self.Id, JsonSerializer.SerializeToUtf8Bytes(announcement, JetStreamJsonContext.Default.WorkerAnnouncement), cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            JetStreamLog.AnnouncementFailed(logger, exception);
        }
    }

    private async Task WithdrawAsync(AsyncLazy<INatsKVStore> workers)
    {
        try
        {
            await (await workers.Value).DeleteAsync(self.Id, cancellationToken: CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The announcement expires.
            JetStreamLog.AnnouncementFailed(logger, exception);
        }
    }

    private WorkerAnnouncement Describe() => new(
        self.Id, local.IsAlive ? local.Models : [], local.DefaultModel, jobs.Value.Workers, running.Count, refused.All);
}
