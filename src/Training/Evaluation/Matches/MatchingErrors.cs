using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Data;

namespace CoCosNet.Training.Evaluation.Matches;

/// <summary>How far matches are from where they should be, on items whose true flow is known.</summary>
internal sealed class MatchingErrors
{
    /// <summary>Of the longer side: a match that near counts as found.</summary>
    public const double NearShare = 0.02;

    /// <summary>Where the exemplar has texture.</summary>
    public ErrorHistogram Textured { get; } = new();

    /// <summary>Where it has none, and nobody could say.</summary>
    public ErrorHistogram Flat { get; } = new();

    /// <param name="matches">For each pixel of the truth, the flat index of the exemplar's pixel that was found.</param>
    /// <param name="flow">Where it truly lies; pixels that the exemplar does not show are left out.</param>
    /// <param name="exemplar">Says where texture is.</param>
    public void Add(ReadOnlySpan<long> matches, FlowField flow, Picture exemplar)
    {
        var textured = TextureMask.Of(exemplar);
        var width = exemplar.Width;
        for (var pixel = 0; pixel < matches.Length; pixel++)
        {
            float row = flow.Rows[pixel], column = flow.Columns[pixel];
            if (float.IsNaN(row) || float.IsNaN(column))
            {
                continue;
            }

            var (foundRow, foundColumn) = Math.DivRem(matches[pixel], width);
            var distance = Math.Sqrt(Square(foundRow - row) + Square(foundColumn - column));
            var trueRow = Math.Clamp((int)MathF.Round(row), 0, exemplar.Height - 1);
            var trueColumn = Math.Clamp((int)MathF.Round(column), 0, width - 1);
            (textured[(trueRow * width) + trueColumn] ? Textured : Flat).Add(distance);
        }
    }

    private static double Square(double value) => value * value;
}
