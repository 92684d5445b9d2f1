namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>
/// Measures how long a worker has said nothing, and whether that is its own doing. A worker that waits for the processor or the disk, because
/// other processes use them, is slow and not hung: such time counts a tenth, and it does not incriminate the requests.
/// </summary>
internal sealed class SilenceWatch
{
    private const int Leniency = 10;

    /// <summary>A worker gets what it asks for if it receives this share of it.</summary>
    private const double FairShare = 0.5;

    private TimeSpan _own;
    private TimeSpan _unexplained;
    private TimeSpan _held;
    private ProcessActivity? _last;

    /// <summary>Time that the silence counts for.</summary>
    public TimeSpan Counted => _own + _unexplained + (_held / Leniency);

    /// <summary>Total time of the silence.</summary>
    public TimeSpan Total => _own + _unexplained + _held;

    /// <summary>Whether the worker could have answered for half of that time, so that its requests may be the cause.</summary>
    public bool IsOwn => _own > Total / 2;

    /// <summary>Starts over, because the worker has said something.</summary>
    public void Reset() => (_own, _unexplained, _held, _last) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, null);

    /// <summary>Adds an interval in which the worker said nothing.</summary>
    /// <param name="interval">Its length.</param>
    /// <param name="now">The worker's activity at its end; null if it is unknown.</param>
    public void Add(TimeSpan interval, ProcessActivity? now)
    {
        switch (now)
        {
            case { IsStopped: false } activity when _last is { } last:
                if (IsHeld(activity, activity.Processor - last.Processor, interval))
                {
                    _held += interval;
                }
                else
                {
                    _own += interval;
                }

                break;
            default:
                _unexplained += interval;
                break;
        }

        _last = now;
    }

    /// <summary>Whether the process has received less processor time than its threads ask for.</summary>
    private static bool IsHeld(ProcessActivity activity, TimeSpan used, TimeSpan interval) =>
        used < FairShare * Math.Min(activity.Runnable, Environment.ProcessorCount) * interval;
}
