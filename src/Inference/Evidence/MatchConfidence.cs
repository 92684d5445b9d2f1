namespace CoCosNet.Inference.Evidence;

/// <summary>
/// How far a match can be trusted, read off the matches themselves: the share of the weight in a pixel's 3×3 neighbourhood that
/// votes for the pixel's own displacement. A vote counts in full for the very same displacement and not at all from
/// <see cref="Reach"/> pixels on. It falls where candidates scatter and where neighbours come from elsewhere (seams), and needs
/// no second search from exemplar to map. It says that matches agree, which is not yet that they are right.
/// </summary>
internal static class MatchConfidence
{
    /// <summary>Pixels of difference from which on a vote is for another displacement.</summary>
    private const float Reach = 3;

    /// <param name="matches">The finest level.</param>
    /// <param name="best">Its heaviest places.</param>
    /// <returns>0..1 for every pixel.</returns>
    public static float[] Measure(PlacedMatches matches, int[] best)
    {
        var confidence = new float[matches.Pixels];
        Parallel.For(0, matches.Height, y =>
        {
            for (var x = 0; x < matches.Width; x++)
            {
                confidence[(y * matches.Width) + x] = Measure(matches, best, x, y);
            }
        });
        return confidence;
    }

    private static float Measure(PlacedMatches matches, int[] best, int x, int y)
    {
        var (ownY, ownX) = Math.DivRem(best[(y * matches.Width) + x], matches.SourceWidth);
        var (votes, voters) = (0f, 0);
        for (var row = Math.Max(0, y - 1); row <= Math.Min(matches.Height - 1, y + 1); row++)
        {
            for (var column = Math.Max(0, x - 1); column <= Math.Min(matches.Width - 1, x + 1); column++)
            {
                voters++;
                for (var candidate = 0; candidate < matches.Candidates; candidate++)
                {
                    var place = matches.At((row * matches.Width) + column, candidate);
                    var (placeY, placeX) = Math.DivRem(place.Pixel, matches.SourceWidth);
                    float right = placeX - column - (ownX - x), down = placeY - row - (ownY - y);
                    votes += place.Weight * Math.Max(0, 1 - (((right * right) + (down * down)) / (Reach * Reach)));
                }
            }
        }

        return Math.Min(1, votes / voters);
    }
}
