namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Computes the delay before a worker is restarted: short after one that worked, growing after each one that did not.</summary>
internal sealed class Backoff
{
    private const int MaximumDoublings = 7;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);

    private int _failures;

    /// <param name="worked">Whether the worker had finished loading its models before it died.</param>
    /// <returns>100 ms, doubled for each consecutive worker that did not work, up to 12.8 s.</returns>
    public TimeSpan Next(bool worked)
    {
        _failures = worked ? 0 : _failures + 1;
        return First * (1 << Math.Min(_failures, MaximumDoublings));
    }
}
