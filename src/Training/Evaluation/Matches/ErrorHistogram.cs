namespace CoCosNet.Training.Evaluation.Matches;

/// <summary>A histogram of distances in pixels, so that millions of them take constant memory.</summary>
/// <param name="binsPerPixel">Bins per pixel; 20 by default.</param>
internal sealed class ErrorHistogram(int binsPerPixel = 20)
{
    private readonly List<long> _bins = [];

    public long Count { get; private set; }

    /// <param name="distance">Distance in pixels, ≥ 0.</param>
    public void Add(double distance)
    {
        var bin = (int)(distance * binsPerPixel);
        while (_bins.Count <= bin)
        {
            _bins.Add(0);
        }

        _bins[bin]++;
        Count++;
    }

    /// <summary>Centre of the median's bin; null if empty.</summary>
    public double? Median()
    {
        var below = 0L;
        for (var bin = 0; bin < _bins.Count; bin++)
        {
            below += _bins[bin];
            if (2 * below >= Count)
            {
                return (bin + 0.5) / binsPerPixel;
            }
        }

        return null;
    }

    /// <summary>Share of distances up to a limit, which is rounded down to a whole number of bins; null if empty.</summary>
    public double? ShareWithin(double limit) => Count == 0 ? null : (double)_bins.Take((int)(limit * binsPerPixel)).Sum() / Count;
}
