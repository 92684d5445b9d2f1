namespace CoCosNet.Api.Storage;

/// <summary>Runs every cleanup once a minute.</summary>
internal sealed class CleanupService(IEnumerable<ICleanup> places, TimeProvider time, ILogger<CleanupService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                foreach (var place in places)
                {
                    await CleanUpAsync(place, stoppingToken);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Disposal without a stop ends it too; the host would report a cancelled service as a critical failure.
        }
    }

    /// <summary>Runs one cleanup. A failure, for example a full disk, does not stop later ones.</summary>
    private async Task CleanUpAsync(ICleanup place, CancellationToken stoppingToken)
    {
        try
        {
            await place.CleanUpAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            StorageLog.CleanupFailed(logger, exception, place.GetType().Name);
        }
    }
}
