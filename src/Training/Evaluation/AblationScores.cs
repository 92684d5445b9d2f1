using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Evaluation.Items;
using CoCosNet.Training.Evaluation.Matches;
using CoCosNet.Training.Evaluation.Reports;
using CoCosNet.Training.Evaluation.Scores;

namespace CoCosNet.Training.Evaluation;

/// <summary>Collects what one variant scores where its parts differ: matches, and the picture as a whole.</summary>
internal sealed class AblationScores
{
    private double _decibels;
    private int _count;

    public MatchingErrors Errors { get; } = new();

    /// <param name="picture">Of the item.</param>
    /// <param name="matches">Of the item's warped pair.</param>
    /// <param name="item">With the truth.</param>
    public void Add(Picture picture, ReadOnlySpan<long> matches, HeldOutItem item)
    {
        _decibels += PictureError.Decibels(PictureError.MeanSquare(picture, item.Truth));
        _count++;
        Errors.Add(matches, item.Warped.Flow, item.Warped.Exemplar);
    }

    public AblationSummary Summarise(string name, int longerSide) => new(name, _decibels / _count, MatchingSummary.Of(Errors, longerSide));
}
