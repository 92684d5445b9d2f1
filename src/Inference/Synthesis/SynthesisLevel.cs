namespace CoCosNet.Inference.Synthesis;

/// <summary>A level that is done.</summary>
/// <param name="Factor">Pixels of the result along an axis that one of its pixels stands for.</param>
/// <param name="Target">The picture as painted.</param>
/// <param name="Source">The exemplar at this level.</param>
/// <param name="Field">For every position of the target the position in the source that its patch comes from; −1 in the margin.</param>
internal sealed record SynthesisLevel(int Factor, LabelledPicture Target, LabelledPicture Source, int[] Field)
{
    /// <summary>The field as flat pixels of the source, target's height × width.</summary>
    public long[] Matches()
    {
        var grid = Target.Grid;
        var matches = new long[grid.Width * grid.Height];
        for (var y = 0; y < grid.Height; y++)
        {
            for (var x = 0; x < grid.Width; x++)
            {
                var (column, row) = Source.Grid.Pixel(Field[grid.At(x, y)]);
                matches[(y * grid.Width) + x] = ((long)row * Source.Grid.Width) + column;
            }
        }

        return matches;
    }
}
