using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoCosNet.Model.Matching.Kernel;

/// <summary>
/// Turns offsets into flat indices exactly as <see cref="PixelGrid.ToIndices"/> does, each step rounded to float32, and reads neighbours'
/// offsets in place, where <see cref="Propagation"/> would make a copy.
/// </summary>
internal readonly unsafe struct OffsetReader
{
    private static readonly Vector128<float> Steps = Vector128.Create(0f, 1f, 2f, 3f);

    private readonly float* _rows;
    private readonly float* _columns;
    private readonly int _planes;
    private readonly int _height;
    private readonly int _width;
    private readonly int _down;
    private readonly int _right;

    /// <param name="rows">Row offsets, B×K×H×W.</param>
    /// <param name="columns">Column offsets, B×K×H×W.</param>
    /// <param name="planes">K.</param>
    /// <param name="axis">Axis of the neighbours whose offsets are read too; null reads only the pixel's own.</param>
    /// <param name="level">The level.</param>
    public OffsetReader(float* rows, float* columns, int planes, Axis? axis, in Level level)
    {
        _rows = rows;
        _columns = columns;
        (_planes, _height, _width) = (planes, level.Height, level.Width);
        (_down, _right) = (axis == Axis.Vertical ? 1 : 0, axis == Axis.Horizontal ? 1 : 0);
    }

    /// <summary>Candidates per pixel.</summary>
    public int Candidates => _down + _right > 0 ? 3 * _planes : _planes;

    /// <summary>Fills the indices of a tile.</summary>
    /// <param name="tile">Tile with room for <see cref="Candidates"/> per pixel.</param>
    /// <param name="picture">Index of the picture in the batch.</param>
    /// <param name="y">Row.</param>
    /// <param name="x">The tile's first column.</param>
    /// <param name="groups">Groups of four pixels to read; pixels beyond the row's end get valid indices too.</param>
    public void Read(in Tile tile, int picture, int y, int x, int groups)
    {
        if (_down + _right == 0)
        {
            Read(tile, 0, picture, y, x, groups, 0);
            return;
        }

        for (var side = -1; side <= 1; side++)
        {
            Read(tile, (side + 1) * _planes, picture, y, x, groups, side);
        }
    }

    private void Read(in Tile tile, int place, int picture, int y, int x, int groups, int side)
    {
        var (fromRow, fromColumn) = (y + (side * _down), x + (side * _right));
        var inside = (uint)fromRow < (uint)_height;
        for (var k = 0; k < _planes; k++)
        {
            var line = ((nint)((picture * _planes) + k) * _height + (inside ? fromRow : 0)) * _width;
            var indices = tile.Indices + ((place + k) * Tile.Group);
            for (var g = 0; g < groups; g++)
            {
                var column = fromColumn + (g * Tile.Group);
                Vector128<float> rows = default, columns = default; // zero beyond the border
                if (inside && column >= 0 && column <= _width - Tile.Group)
                {
                    rows = Vector128.Load(_rows + line + column);
                    columns = Vector128.Load(_columns + line + column);
                }
                else if (inside)
                {
                    (rows, columns) = (AtBorder(_rows + line, column), AtBorder(_columns + line, column));
                }

                ToIndices(rows, columns, y, x + (g * Tile.Group)).Store(indices + (g * tile.Places * Tile.Group));
            }
        }
    }

    private Vector128<float> AtBorder(float* line, int column)
    {
        var values = Vector128<float>.Zero;
        for (var i = 0; i < Tile.Group; i++)
        {
            if ((uint)(column + i) < (uint)_width)
            {
                values = values.WithElement(i, line[column + i]);
            }
        }

        return values;
    }

    /// <summary>The last two bounds have no effect on finite offsets; they keep all others inside the picture.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<int> ToIndices(Vector128<float> rows, Vector128<float> columns, int y, int x)
    {
        var row = Clamp(rows + Vector128.Create((float)y), _height - 1);
        var column = Clamp(columns + (Vector128.Create((float)x) + Steps), _width - 1);
        var index = Vector128.ConvertToInt32Native((row * Vector128.Create((float)_width)) + column);
        return Vector128.Min(Vector128.Max(index, Vector128<int>.Zero), Vector128.Create((_height * _width) - 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Clamp(Vector128<float> values, int last) =>
        Vector128.MinNative(Vector128.MaxNative(values, Vector128<float>.Zero), Vector128.Create((float)last));
}
