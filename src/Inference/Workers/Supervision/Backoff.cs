namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>How long to wait before a worker is started again: hardly at all after one that worked, ever longer after others.</summary>
internal sealed class Backoff
{
    private const int MaximumDoublings = 7;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);

    private int _failures;

    /// <param name="worked">Whether the worker that died had got as far as having no model left to load.</param>
    /// <returns>100 ms, doubled for each worker in a row that did not work, up to 12.8 s.</returns>
    public TimeSpan Next(bool worked)
    {
        _failures = worked ? 0 : _failures + 1;
        return First * (1 << Math.Min(_failures, MaximumDoublings));
    }
}
