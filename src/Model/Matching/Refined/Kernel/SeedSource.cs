namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary><see cref="IDistinctSearch.Seed"/>.</summary>
/// <param name="below">B×K×h×w flat indices.</param>
/// <param name="count">K.</param>
/// <param name="coarse">Grid of the next coarser level.</param>
/// <param name="aligned">B×1×H×W flat indices, or null.</param>
/// <param name="around">Whether the pixels around the best match are offered too.</param>
internal readonly unsafe struct SeedSource(long* below, int count, RowGrid coarse, long* aligned, bool around) : ICandidateSource
{
    public void Offer(ref PixelRanking ranking, in RowGrid grid, int picture, int y, int x)
    {
        int width = coarse.Width, pixels = coarse.Pixels;
        var from = below + ((nint)picture * count * pixels) + ((y / 2) * width) + (x / 2);
        for (var k = 0; k < count; k++, from += pixels)
        {
            // Twice the coarse offset keeps each child's own place within its 2×2 square.
            var (row, column) = coarse.Place((int)*from);
            row = (2 * row) + (y & 1);
            column = (2 * column) + (x & 1);
            if (k > 0 || !around)
            {
                ranking.Offer(grid.Index(row, column));
                continue;
            }

            for (var down = -1; down <= 1; down++)
            {
                for (var across = -1; across <= 1; across++)
                {
                    ranking.Offer(grid.Index(row + down, column + across));
                }
            }
        }

        if (aligned is not null)
        {
            ranking.Offer((int)aligned[((nint)picture * grid.Pixels) + (y * grid.Width) + x]);
        }
    }
}
