namespace CoCosNet.Inference.Evidence;

/// <summary>
/// Measures how well matches agree with their neighbours: the share of the weight in a pixel's 3×3 neighbourhood that votes for the pixel's
/// own displacement. A vote counts fully for an equal displacement and falls to zero at a difference of <see cref="Reach"/> pixels.
/// Confidence is low where candidates scatter and at seams, where neighbours come from elsewhere. No reverse search from exemplar to map is
/// needed. High confidence means that matches agree, not that they are correct.
/// </summary>
internal static class MatchConfidence
{
    /// <summary>Difference in pixels from which a vote no longer counts.</summary>
    private const float Reach = 3;

    /// <param name="matches">Matches of the finest level.</param>
    /// <param name="best">Index of the heaviest match of every pixel.</param>
    /// <returns>Confidence of every pixel, 0..1.</returns>
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
