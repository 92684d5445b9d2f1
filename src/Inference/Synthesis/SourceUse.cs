using System.Runtime.Intrinsics;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Counts how often each piece of the exemplar is used, relative to the number of uses required where a region is larger than what the
/// exemplar shows of its class. Pieces used more often cost more, so that none repeats visibly (Kaspar et al. 2015; Jamriška et al. 2015).
/// </summary>
internal sealed class SourceUse
{
    /// <summary>Multiple of the required number of uses beyond which the cost no longer grows.</summary>
    private const float MostExcess = 8f;

    private readonly PaddedGrid _grid;
    private readonly float[] _due;
    private readonly float[] _counts;
    private readonly float[] _rows;
    private readonly float[] _preference;
    private readonly float[] _pressure;
    private readonly float _weight;

    /// <param name="target">The picture to paint, which determines the size of the regions.</param>
    /// <param name="source">The exemplar.</param>
    /// <param name="weight">Cost in squared grey levels of a piece that is used twice as often as required; 0 disables the cost.</param>
    /// <param name="preference">Cost of each position even if it is not used; see <see cref="PiecePreference"/>.</param>
    public SourceUse(LabelledPicture target, LabelledPicture source, float weight, float[] preference)
    {
        _grid = source.Grid;
        _weight = weight;
        _due = Due(Count(target), Count(source));
        _counts = new float[_grid.Length];
        _rows = new float[_grid.Length];
        _preference = preference;
        _pressure = [.. preference];
        Source = source;
    }

    /// <summary>The usage cost of a match at each position of the exemplar.</summary>
    public float[] Pressure => _pressure;

    private LabelledPicture Source { get; }

    /// <summary>Recounts the uses.</summary>
    /// <param name="target">Grid of the field.</param>
    /// <param name="field">A match for every position of the grid.</param>
    public void Update(PaddedGrid target, int[] field)
    {
        if (_weight == 0f)
        {
            return;
        }

        Array.Clear(_counts);
        for (var y = 0; y < target.Height; y++)
        {
            foreach (var match in field.AsSpan(target.At(0, y), target.Width))
            {
                _counts[match] += _due[Source.Class(match)];
            }
        }

        RowBands.Run(_grid.Height, AddAcross);
        RowBands.Run(_grid.Height, AddDown);
    }

    private void AddAcross(int first, int end)
    {
        for (var y = first; y < end; y++)
        {
            var start = _grid.At(0, y);
            var sum = 0f;
            for (var x = -PaddedGrid.Radius; x < PaddedGrid.Radius; x++)
            {
                sum += _counts[start + x];
            }

            for (var x = 0; x < _grid.Width; x++)
            {
                sum += _counts[start + x + PaddedGrid.Radius];
                _rows[start + x] = sum;
                sum -= _counts[start + x - PaddedGrid.Radius];
            }
        }
    }

    private void AddDown(int first, int end)
    {
        const int Side = (2 * PaddedGrid.Radius) + 1;
        for (var y = first; y < end; y++)
        {
            var at = _grid.At(0, y);
            for (var rowEnd = at + _grid.Width; at < rowEnd; at += Vector256<float>.Count)
            {
                // The last eight pixels of a row may overlap those before; those of a narrower row reach into the margin, which is not used.
                at = Math.Min(at, rowEnd - Math.Min(_grid.Width, Vector256<float>.Count));
                var sum = Vector256<float>.Zero;
                for (var step = -PaddedGrid.Radius; step <= PaddedGrid.Radius; step++)
                {
                    sum += Vector256.LoadUnsafe(ref _rows[at + (step * _grid.Stride)]);
                }

                var excess = Vector256.Clamp((sum / (Side * Side)) - Vector256<float>.One, Vector256<float>.Zero, Vector256.Create(MostExcess));
                (Vector256.LoadUnsafe(ref _preference[at]) + (excess * _weight)).StoreUnsafe(ref _pressure[at]);
            }
        }
    }

    /// <summary>Returns the weight of one use of a pixel by class: 1, or less if the region has more pixels than the exemplar offers.</summary>
    private static float[] Due(int[] wanted, int[] offered) =>
        [.. wanted.Zip(offered, (want, offer) => want <= offer ? 1f : (float)offer / want)];

    private static int[] Count(LabelledPicture picture)
    {
        var counts = new int[256];
        foreach (var label in picture.Classes())
        {
            counts[label]++;
        }

        return counts;
    }
}
