namespace CoCosNet.Inference.Synthesis.Classes;

/// <summary>The positions of an exemplar's pixels by class, in reading order.</summary>
internal sealed class ClassPositions
{
    private readonly int[] _positions;
    private readonly int[] _ends = new int[257];

    public ClassPositions(LabelledPicture picture)
    {
        var grid = picture.Grid;
        foreach (var label in picture.Classes())
        {
            _ends[label + 1]++;
        }

        for (var label = 1; label < _ends.Length; label++)
        {
            _ends[label] += _ends[label - 1];
        }

        var next = _ends.AsSpan(0, 256).ToArray();
        _positions = new int[grid.Width * grid.Height];
        for (var y = 0; y < grid.Height; y++)
        {
            for (var x = 0; x < grid.Width; x++)
            {
                _positions[next[picture.Class(grid.At(x, y))]++] = grid.At(x, y);
            }
        }
    }

    /// <summary>Approximate size in bytes.</summary>
    public long Bytes => sizeof(int) * (long)_positions.Length;

    /// <summary>Returns the positions of a class; empty if the picture lacks it.</summary>
    public ReadOnlySpan<int> Of(byte label) => _positions.AsSpan(_ends[label].._ends[label + 1]);
}
