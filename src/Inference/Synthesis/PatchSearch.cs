namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// PatchMatch (Barnes et al. 2009) with one match per pixel: offsets propagate between neighbours, alternately in reading order and in
/// reverse, and every pixel searches randomly around its match. Bands of rows run concurrently; across the edge of a band a pixel sees its
/// neighbour's match of the previous round, so the result does not depend on the number of threads.
/// </summary>
/// <param name="cost">The cost of a match.</param>
/// <param name="reach">Distance of the first random search in pixels; each further search goes half as far.</param>
/// <param name="places">Positions of each class for searches over the whole exemplar; null disables these.</param>
/// <param name="seed">Seed of the random searches.</param>
/// <param name="window">The pixels that search; all others keep their matches.</param>
internal sealed class PatchSearch(PatchCost cost, int reach, Classes.ClassPositions? places, int seed, SynthesisWindow window)
{
    private readonly int[] _before = new int[cost.Target.Grid.Length];

    /// <summary>Runs one round over the window; odd rounds go backwards.</summary>
    /// <param name="field">A match for every position of the target; in the margin those of the opposite side along a tiled axis, otherwise −1.
    /// Modified in place.</param>
    /// <param name="round">Index of the round, from 0.</param>
    public void Improve(int[] field, int round)
    {
        field.CopyTo(_before, 0);
        RowBands.Run(cost.Target.Grid.Height, (first, end) => Improve(field, round, first, end));
        cost.Target.Grid.Repeat(field);
    }

    private void Improve(int[] field, int round, int first, int end)
    {
        PaddedGrid grid = cost.Target.Grid;
        var sourceStride = cost.Source.Grid.Stride;
        var step = (round & 1) == 0 ? 1 : -1;
        for (var row = first; row < end; row++)
        {
            var y = step > 0 ? row : end - 1 - (row - first);
            var above = row == first ? _before : field;
            var (left, last) = (window.Left(y), window.End(y) - 1);
            for (var column = left; column <= last; column++)
            {
                var x = step > 0 ? column : last - (column - left);
                var position = grid.At(x, y);
                var nearBorder = grid.IsNearBorder(x, y);
                var best = field[position];
                var least = cost.Total(position, best, nearBorder, float.PositiveInfinity);
                if (least == 0f)
                {
                    continue;
                }

                var down = step * grid.Stride;
                Hand(field[position - step], step);
                Hand(above[position - down], step * sourceStride);
                Hand(_before[position + step], -step);
                Hand(_before[position + down], -step * sourceStride);
                var salt = (round + 1) << 6;
                for (var radius = reach; radius >= 1; radius /= 2)
                {
                    var across = HashNoise.Within(radius, position, salt++, seed);
                    Try(best + (HashNoise.Within(radius, position, salt++, seed) * sourceStride) + across);
                }

                if (places is not null)
                {
                    var all = places.Of(cost.Target.Class(position));
                    Try(all[HashNoise.Below(all.Length, position, salt, seed)]);
                }

                field[position] = best;

                void Hand(int match, int offset)
                {
                    if (match >= 0)
                    {
                        Try(match + offset);
                    }
                }

                void Try(int candidate)
                {
                    if (candidate != best && cost.Allows(position, candidate))
                    {
                        var total = cost.Total(position, candidate, nearBorder, least);
                        if (total < least)
                        {
                            (best, least) = (candidate, total);
                        }
                    }
                }
            }
        }
    }
}
