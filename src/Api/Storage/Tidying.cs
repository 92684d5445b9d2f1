namespace CoCosNet.Api.Storage;

/// <summary>Tidies now and then.</summary>
internal sealed class Tidying(IEnumerable<ITidied> places, TimeProvider time, ILogger<Tidying> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            foreach (var place in places)
            {
                await TidyAsync(place, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A full disk today must not mean that nothing is tidied tomorrow.</summary>
    private async Task TidyAsync(ITidied place, CancellationToken stoppingToken)
    {
        try
        {
            await place.TidyAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            StorageLog.TidyFailed(logger, exception, place.GetType().Name);
        }
    }
}
