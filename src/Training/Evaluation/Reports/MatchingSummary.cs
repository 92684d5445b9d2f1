using CoCosNet.Training.Evaluation.Matches;

namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>Matching errors on warped pairs.</summary>
/// <param name="TexturedPixels">Pixels whose true match has texture around it.</param>
/// <param name="Median">Of those, pixels.</param>
/// <param name="NearShare">Of those, share within 2 % of the longer side.</param>
/// <param name="FlatPixels">The other pixels.</param>
/// <param name="FlatMedian">Of the others.</param>
/// <param name="FlatNearShare">Of the others.</param>
internal sealed record MatchingSummary(long TexturedPixels, double? Median, double? NearShare, long FlatPixels, double? FlatMedian, double? FlatNearShare)
{
    /// <param name="errors">All of them.</param>
    /// <param name="longerSide">Of the pictures.</param>
    public static MatchingSummary Of(MatchingErrors errors, int longerSide)
    {
        var limit = MatchingErrors.NearShare * longerSide;
        return new MatchingSummary(
            errors.Textured.Count, errors.Textured.Median(), errors.Textured.ShareWithin(limit),
            errors.Flat.Count, errors.Flat.Median(), errors.Flat.ShareWithin(limit));
    }
}
