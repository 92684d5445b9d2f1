namespace CoCosNet.Training.Evaluation.Matches;

/// <summary>Distances in pixels, counted in parts of one: millions of them need no memory of their own.</summary>
/// <param name="binsPerPixel">How many parts; 20 unless set.</param>
internal sealed class ErrorHistogram(int binsPerPixel = 20)
{
    private readonly List<long> _bins = [];

    public long Count { get; private set; }

    /// <param name="distance">≥ 0.</param>
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

    /// <summary>Middle of the bin that the median lies in; null without any distance.</summary>
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

    /// <summary>Share of distances up to a limit that is a whole number of bins or rounded down to one; null without any distance.</summary>
    public double? ShareWithin(double limit) => Count == 0 ? null : (double)_bins.Take((int)(limit * binsPerPixel)).Sum() / Count;
}
