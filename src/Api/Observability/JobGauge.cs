using System.Diagnostics.Metrics;
using CoCosNet.Api.Jobs;

namespace CoCosNet.Api.Observability;

/// <summary>Measures how many jobs wait and for how long. It polls the store, so that reading metrics never waits for it.</summary>
internal sealed class JobGauge : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly IJobQueue _queue;
    private readonly TimeProvider _time;
    private readonly ILogger<JobGauge> _logger;
    private volatile JobBacklog _backlog = new(0, null);

    public JobGauge(IJobQueue queue, IMeterFactory meters, TimeProvider time, ILogger<JobGauge> logger)
    {
        (_queue, _time, _logger) = (queue, time, logger);
        var meter = meters.Create(TranslationTelemetry.Name);
        meter.CreateObservableGauge("cocosnet.jobs.depth", () => _backlog.Waiting, "{job}", "Jobs that wait.");
        meter.CreateObservableGauge(
            "cocosnet.jobs.oldest.age",
            () => _backlog.Oldest is { } oldest ? Math.Max(0, (_time.GetUtcNow() - oldest).TotalSeconds) : 0,
            "s",
            "How long the longest of them has waited.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            do
            {
                await MeasureAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Disposal without a stop ends it too; the host would report a cancelled service as a critical failure.
        }
    }

    private async Task MeasureAsync(CancellationToken stoppingToken)
    {
        try
        {
            _backlog = await _queue.MeasureAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            TelemetryLog.BacklogUnknown(_logger, exception);
        }
    }
}
