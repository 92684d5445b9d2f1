using CoCosNet.Training.Evaluation.Matches;

namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>Matching errors on warped pairs.</summary>
/// <param name="TexturedPixels">Number of pixels whose true match is textured.</param>
/// <param name="Median">Median error on textured pixels, in pixels.</param>
/// <param name="NearShare">Share of textured pixels within 2 % of the longer side.</param>
/// <param name="FlatPixels">Number of other pixels.</param>
/// <param name="FlatMedian">Median error on other pixels, in pixels.</param>
/// <param name="FlatNearShare">Share of other pixels within 2 % of the longer side.</param>
internal sealed record MatchingSummary(long TexturedPixels, double? Median, double? NearShare, long FlatPixels, double? FlatMedian, double? FlatNearShare)
{
    /// <param name="errors">The errors to summarise.</param>
    /// <param name="longerSide">Longer side of the pictures, in pixels.</param>
    public static MatchingSummary Of(MatchingErrors errors, int longerSide)
    {
        var limit = MatchingErrors.NearShare * longerSide;
        return new MatchingSummary(
            errors.Textured.Count, errors.Textured.Median(), errors.Textured.ShareWithin(limit),
            errors.Flat.Count, errors.Flat.Median(), errors.Flat.ShareWithin(limit));
    }
}
