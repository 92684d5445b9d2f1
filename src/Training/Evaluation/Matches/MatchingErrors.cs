using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Data;

namespace CoCosNet.Training.Evaluation.Matches;

/// <summary>Errors of matches on items with known flow.</summary>
internal sealed class MatchingErrors
{
    /// <summary>Largest error of a correct match, as a share of the longer side.</summary>
    public const double NearShare = 0.02;

    /// <summary>Errors where the exemplar has texture.</summary>
    public ErrorHistogram Textured { get; } = new();

    /// <summary>Errors where the exemplar has no texture, so that matches are ambiguous.</summary>
    public ErrorHistogram Flat { get; } = new();

    /// <param name="matches">For each pixel of the truth, the flat index of the matched pixel of the exemplar.</param>
    /// <param name="flow">The true flow; pixels that the exemplar does not show are ignored.</param>
    /// <param name="exemplar">The exemplar, which determines where texture is.</param>
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
