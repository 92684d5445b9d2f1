using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Synthesis.Light;

/// <summary>Gives the pictures of all seeds the same colours: moves the mean colour of each class to about an expected one.</summary>
internal static class SeedColors
{
    /// <summary>Largest difference in ΔE (1976) that is left.</summary>
    private const double Farthest = 0.1;

    /// <param name="target">The painted picture; modified in place.</param>
    /// <param name="expected">The expected mean colours.</param>
    public static void Apply(LabelledPicture target, ClassMeans expected)
    {
        var painted = ClassMeans.Of(target);
        LabColor[] moves = [.. Enumerable.Range(0, 256).Select(label =>
            painted.Of(label) is { } mean && expected.Of(label) is { } wanted ? (wanted - mean).Beyond(Farthest) : default)];
        var grid = target.Grid;
        RowBands.Run(grid.Height, (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                for (var position = grid.At(0, y); position < grid.At(grid.Width, y); position++)
                {
                    var move = moves[target.Class(position)];
                    if (move != default)
                    {
                        target.Paint(position, (LabColor.FromSrgb(target.Pixels[position]) + move).ToSrgb());
                    }
                }
            }
        });
        target.ExtendBorder();
    }
}
