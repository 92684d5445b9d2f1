namespace CoCosNet.Inference.Analogy.Textures;

/// <summary>
/// PatchMatch (Barnes et al. 2009) with one match a pixel: neighbours hand their offsets on, in reading order and back, and every
/// pixel looks around its match at random. A match is a position on the exemplar's padded grid.
/// </summary>
internal static class TextureSearch
{
    /// <summary>Random tries for a pixel that has no match of its class.</summary>
    private const int Tries = 24;

    /// <summary>Gives pixels whose match is of another class the best of a few pixels of their own, chosen by the features.</summary>
    public static void Repair(in MatchCost cost, LabelledPicture target, ClassPositions exemplar, int[] matches)
    {
        var grid = target.Grid;
        for (var y = 0; y < grid.Height; y++)
        {
            for (var x = 0; x < grid.Width; x++)
            {
                var position = grid.At(x, y);
                if (!cost.Allows(position, matches[position]))
                {
                    matches[position] = Draw(cost, position, exemplar.Of(target.Classes[position]));
                }
            }
        }
    }

    /// <summary>One round over all pixels; odd rounds go backwards.</summary>
    /// <param name="reach">How far the first random look goes; each further one goes half as far.</param>
    public static void Improve(in MatchCost cost, PaddedGrid grid, int[] matches, int round, int reach)
    {
        var step = (round & 1) == 0 ? 1 : -1;
        for (var row = 0; row < grid.Height; row++)
        {
            for (var column = 0; column < grid.Width; column++)
            {
                var position = step > 0 ? grid.At(column, row) : grid.At(grid.Width - 1 - column, grid.Height - 1 - row);
                var best = matches[position];
                var least = cost.Total(position, best, float.PositiveInfinity);
                if (column > 0)
                {
                    Try(cost, position, matches[position - step] + step, ref best, ref least);
                }

                if (row > 0)
                {
                    var down = step * grid.Stride;
                    Try(cost, position, matches[position - down] + down, ref best, ref least);
                }

                for (var (radius, look) = (reach, 0); radius >= 1; radius /= 2, look++)
                {
                    var seed = (round << 8) + look;
                    var across = HashNoise.Within(radius, position, 2 * seed);
                    var down = HashNoise.Within(radius, position, (2 * seed) + 1);
                    Try(cost, position, best + (down * grid.Stride) + across, ref best, ref least);
                }

                matches[position] = best;
            }
        }
    }

    private static void Try(in MatchCost cost, int position, int candidate, ref int best, ref float least)
    {
        if (candidate == best || !cost.Allows(position, candidate))
        {
            return;
        }

        var total = cost.Total(position, candidate, least);
        if (total < least)
        {
            (best, least) = (candidate, total);
        }
    }

    private static int Draw(in MatchCost cost, int position, ReadOnlySpan<int> positions)
    {
        var (best, least) = (positions[0], float.PositiveInfinity);
        for (var i = 0; i < Tries; i++)
        {
            var candidate = positions[HashNoise.Below(positions.Length, position, i)];
            var guide = cost.Guide(position, candidate);
            if (guide < least)
            {
                (best, least) = (candidate, guide);
            }
        }

        return best;
    }
}
