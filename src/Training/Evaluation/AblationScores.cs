using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Evaluation.Items;
using CoCosNet.Training.Evaluation.Matches;
using CoCosNet.Training.Evaluation.Reports;
using CoCosNet.Training.Evaluation.Scores;

namespace CoCosNet.Training.Evaluation;

/// <summary>Collects the scores of one ablation variant: its matches and its pictures.</summary>
internal sealed class AblationScores
{
    private double _decibels;
    private int _count;

    public MatchingErrors Errors { get; } = new();

    /// <param name="picture">Picture of the item.</param>
    /// <param name="matches">Matches of the item's warped pair, flat indices.</param>
    /// <param name="item">The item, with the truth.</param>
    public void Add(Picture picture, ReadOnlySpan<long> matches, HeldOutItem item)
    {
        _decibels += PictureError.Decibels(PictureError.MeanSquare(picture, item.Truth));
        _count++;
        Errors.Add(matches, item.Warped.Flow, item.Warped.Exemplar);
    }

    public AblationSummary Summarise(string name, int longerSide) => new(name, _decibels / _count, MatchingSummary.Of(Errors, longerSide));
}
