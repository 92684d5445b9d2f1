using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoCosNet.Model.Matching.Kernel;

/// <summary>Reads, scores and ranks candidates row by row, and writes the best 16 of each pixel, B×16×H×W.</summary>
internal readonly unsafe struct Ranking(Level level, OffsetReader offsets, float* rows, float* columns, float* probabilities)
{
    private const int Kept = Matching.Candidates.Kept;

    private const int GroupsPerLine = BestCandidates.Line / Tile.Group;

    private static readonly Vector128<int> Steps = Vector128.Create(0, 1, 2, 3);

    public void Run<TLanes>(int first, int end)
        where TLanes : ILanes
    {
        using var tile = new Tile(offsets.Candidates);
        for (var row = first; row < end; row++)
        {
            var (picture, y) = Math.DivRem(row, level.Height);
            for (var x = 0; x < level.Width; x += Tile.Pixels)
            {
                Run<TLanes>(tile, picture, y, x, Math.Min(Tile.Pixels, level.Width - x));
            }
        }
    }

    private void Run<TLanes>(in Tile tile, int picture, int y, int x, int count)
        where TLanes : ILanes
    {
        // Whole lines are ranked; results beyond the row's end are computed from leftovers and never written.
        var lines = (count + BestCandidates.Line - 1) / BestCandidates.Line;
        var exponentials = stackalloc float[Kept * Tile.Pixels];
        var indices = stackalloc int[Kept * Tile.Pixels];
        offsets.Read(tile, picture, y, x, lines * GroupsPerLine);
        Scoring.Score<TLanes>(level, tile, picture, (y * level.Width) + x, count);
        for (var line = 0; line < lines; line++)
        {
            MakeKeys(tile, line * GroupsPerLine);
            BestCandidates.Select<TLanes>(tile.Keys, tile.Places);
            Scoring.Exponentiate(tile, line * GroupsPerLine, GroupsPerLine);
            Pick(tile, line, exponentials, indices);
        }

        for (var i = 0; i < Kept; i++)
        {
            var plane = ((((nint)((picture * Kept) + i) * level.Height) + y) * level.Width) + x;
            Write(tile, exponentials + (i * Tile.Pixels), indices + (i * Tile.Pixels), plane, y, x, count);
        }
    }

    private static void MakeKeys(in Tile tile, int firstGroup)
    {
        for (var g = 0; g < GroupsPerLine; g++)
        {
            var scores = tile.Scores + ((firstGroup + g) * tile.Places * Tile.Group);
            for (var k = 0; k < tile.Places; k++)
            {
                BestCandidates.Keys(Vector128.Load(scores + (k * Tile.Group)), k)
                    .Store(tile.Keys + (k * BestCandidates.Line) + (g * Tile.Group));
            }
        }
    }

    /// <summary>Fetches the indices and exponentials of a line's best keys.</summary>
    private static void Pick(in Tile tile, int line, float* exponentials, int* indices)
    {
        for (var i = 0; i < Kept; i++)
        {
            var keys = tile.Keys + (i * BestCandidates.Line);
            var to = (i * Tile.Pixels) + (line * BestCandidates.Line);
            for (var t = 0; t < BestCandidates.Line; t++)
            {
                var group = (line * GroupsPerLine) + (t / Tile.Group);
                var from = (((group * tile.Places) + BestCandidates.Position(keys[t])) * Tile.Group) + (t % Tile.Group);
                (exponentials[to + t], indices[to + t]) = (tile.Scores[from], tile.Indices[from]);
            }
        }
    }

    /// <summary>Writes one candidate of a tile as offsets and probability.</summary>
    private void Write(in Tile tile, float* exponentials, int* indices, nint plane, int y, int x, int count)
    {
        var t = 0;
        for (; t <= count - Tile.Group; t += Tile.Group)
        {
            var (down, right) = ToOffsets(Vector128.Load(indices + t), y, x + t);
            down.Store(rows + plane + t);
            right.Store(columns + plane + t);
            (Vector128.Load(exponentials + t) / Vector128.Load(tile.Sums + t)).Store(probabilities + plane + t);
        }

        for (; t < count; t++)
        {
            var (down, right) = ToOffsets(Vector128.CreateScalar(indices[t]), y, x + t);
            rows[plane + t] = down.ToScalar();
            columns[plane + t] = right.ToScalar();
            probabilities[plane + t] = exponentials[t] / tile.Sums[t];
        }
    }

    /// <summary>Divides by the width: multiplies by its reciprocal, which is off by at most one, then corrects the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector128<float> Rows, Vector128<float> Columns) ToOffsets(Vector128<int> index, int y, int x)
    {
        var width = Vector128.Create(level.Width);
        var row = Vector128.ConvertToInt32Native(Vector128.ConvertToSingle(index) * Vector128.Create(1f / level.Width));
        var column = index - (row * width);
        var under = Vector128.LessThan(column, Vector128<int>.Zero); // −1 where true
        var over = Vector128.GreaterThanOrEqual(column, width);
        row += under - over;
        column = index - (row * width);
        return (Vector128.ConvertToSingle(row - Vector128.Create(y)), Vector128.ConvertToSingle(column - (Vector128.Create(x) + Steps)));
    }
}
