using CoCosNet.Inference.Synthesis.Classes;

namespace CoCosNet.Inference.Synthesis;

/// <summary>Initializes the missing matches (−1) of a level before its first search.</summary>
internal static class FieldStart
{
    /// <summary>Random attempts for a pixel without a match of its class.</summary>
    private const int Tries = 24;

    /// <summary>Distance in pixels within which a match of the right class is searched around a match of another class.</summary>
    private const int NearbyReach = 3;

    /// <summary>
    /// Initializes the coarsest level: with the same place of the exemplar where both maps are alike, so that an exemplar under its own map is
    /// reproduced; otherwise with the start field's match if it has the right class; otherwise with the pixel of that class that has the
    /// nearest guides.
    /// </summary>
    public static void Begin(int[] field, PatchCost cost, ClassPositions places, StartField? start)
    {
        var (grid, source) = (cost.Target.Grid, cost.Source.Grid);
        RowBands.Run(grid.Height, (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                for (var x = 0; x < grid.Width; x++)
                {
                    var position = grid.At(x, y);
                    if (field[position] >= 0)
                    {
                        continue;
                    }

                    var same = source.At(x * source.Width / grid.Width, y * source.Height / grid.Height);
                    var match = cost.Allows(position, same) && cost.Guide(position, same) == 0f ? same : start?.At(x, y, grid, source) ?? -1;
                    field[position] = cost.Allows(position, match) ? match : Nearest(cost, position, places.Of(cost.Target.Class(position)));
                }
            }
        });
        grid.Repeat(field);
    }

    /// <summary>Initializes a finer level with the offsets of the level below, doubled.</summary>
    public static void Enlarge(int[] field, PatchCost cost, ClassPositions places, SynthesisLevel level, int seed)
    {
        var (grid, source, below, sourceBelow) = (cost.Target.Grid, cost.Source.Grid, level.Target.Grid, level.Source.Grid);
        RowBands.Run(grid.Height, (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                for (var x = 0; x < grid.Width; x++)
                {
                    var position = grid.At(x, y);
                    if (field[position] >= 0)
                    {
                        continue;
                    }

                    var match = Parent(x, y, 0, 0);
                    field[position] = cost.Allows(position, match) ? match : Mend(position, x, y);
                }
            }
        });
        grid.Repeat(field);

        // Along a tiled axis the margin of the level below has the matches of the opposite side.
        int Parent(int x, int y, int across, int down)
        {
            int parentX = (x / 2) + across, parentY = (y / 2) + down;
            parentX = below.Shows(parentX, 0) ? parentX : below.Column(parentX);
            parentY = below.Shows(0, parentY) ? parentY : below.Row(parentY);
            var (sourceX, sourceY) = sourceBelow.Pixel(level.Field[below.At(parentX, parentY)]);
            return source.At(
                Math.Clamp((2 * sourceX) + x - (2 * parentX), 0, source.Width - 1), Math.Clamp((2 * sourceY) + y - (2 * parentY), 0, source.Height - 1));
        }

        // Region borders differ between levels: the piece of a neighbour may continue here, or the class may lie close to a match.
        int Mend(int position, int x, int y)
        {
            var (best, least) = (-1, float.PositiveInfinity);
            for (var down = -1; down <= 1; down++)
            {
                for (var across = -1; across <= 1; across++)
                {
                    Try(Parent(x, y, across, down));
                }
            }

            var own = Parent(x, y, 0, 0);
            for (var down = -NearbyReach; down <= NearbyReach && best < 0; down++)
            {
                for (var across = -NearbyReach; across <= NearbyReach; across++)
                {
                    Try(own + (down * source.Stride) + across);
                }
            }

            var all = places.Of(cost.Target.Class(position));
            for (var (i, tries) = (0, best < 0 ? Tries : 0); i < tries; i++)
            {
                Try(all[HashNoise.Below(all.Length, position, i, seed)]);
            }

            return best;

            void Try(int candidate)
            {
                if (cost.Allows(position, candidate) && cost.Layout(position, candidate) is var guide && guide < least)
                {
                    (best, least) = (candidate, guide);
                }
            }
        }
    }

    private static int Nearest(PatchCost cost, int position, ReadOnlySpan<int> candidates)
    {
        var (best, least) = (candidates[0], float.PositiveInfinity);
        foreach (var candidate in candidates)
        {
            var guide = cost.Layout(position, candidate);
            if (guide < least)
            {
                (best, least) = (candidate, guide);
            }
        }

        return best;
    }
}
