namespace CoCosNet.Inference.Serving;

/// <summary>Estimates when a client should retry after the queue was full.</summary>
internal sealed class WaitEstimate
{
    private const int Inertia = 8;
    private long _meanTicks;

    /// <summary>Adds a finished request to the moving average.</summary>
    public void Learn(TimeSpan spent)
    {
        var mean = Volatile.Read(ref _meanTicks);
        Volatile.Write(ref _meanTicks, mean == 0 ? spent.Ticks : mean + ((spent.Ticks - mean) / Inertia));
    }

    /// <summary>Returns the estimated wait, 1 to 60 whole seconds.</summary>
    public TimeSpan Wait(int waiting, int replicas)
    {
        var ticks = Volatile.Read(ref _meanTicks) * waiting / Math.Max(1, replicas);
        return TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(TimeSpan.FromTicks(ticks).TotalSeconds), 1, 60));
    }
}
