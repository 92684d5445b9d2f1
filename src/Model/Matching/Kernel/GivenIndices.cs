namespace CoCosNet.Model.Matching.Kernel;

/// <summary>Computes scores of given indices, and the warp by softmax over them.</summary>
internal readonly unsafe struct GivenIndices(Level level, long* indices, int candidates)
{
    /// <summary>Writes scores, B×K×H×W.</summary>
    public void WriteScores<TLanes>(float* scores, int first, int end)
        where TLanes : ILanes
    {
        using var tile = new Tile(candidates);
        for (var row = first; row < end; row++)
        {
            for (var x = 0; x < level.Width; x += Tile.Pixels)
            {
                var (start, count) = Score<TLanes>(tile, row, x);
                for (var k = 0; k < candidates; k++)
                {
                    for (var t = 0; t < count; t++)
                    {
                        scores[start + ((nint)k * level.Pixels) + t] = tile.Scores[Place(tile, k, t)];
                    }
                }
            }
        }
    }

    /// <summary>Writes the warp of an exemplar, both B×<paramref name="colors"/>×H×W.</summary>
    public void WriteWarp<TLanes>(float* exemplar, float* warp, int colors, int first, int end)
        where TLanes : ILanes
    {
        using var tile = new Tile(candidates);
        for (var row = first; row < end; row++)
        {
            for (var x = 0; x < level.Width; x += Tile.Pixels)
            {
                var (_, count) = Score<TLanes>(tile, row, x);
                Scoring.Exponentiate(tile, 0, (count + Tile.Group - 1) / Tile.Group);
                var (picture, y) = Math.DivRem(row, level.Height);
                for (var color = 0; color < colors; color++)
                {
                    var plane = (nint)((picture * colors) + color) * level.Pixels;
                    Mix(tile, exemplar + plane, warp + plane + ((nint)y * level.Width) + x, count);
                }
            }
        }
    }

    private static int Place(in Tile tile, int candidate, int pixel)
    {
        var (group, lane) = Math.DivRem((uint)pixel, Tile.Group);
        return (int)((((group * (uint)tile.Places) + (uint)candidate) * Tile.Group) + lane);
    }

    private (nint Start, int Count) Score<TLanes>(in Tile tile, int row, int x)
        where TLanes : ILanes
    {
        var (picture, y) = Math.DivRem(row, level.Height);
        var count = Math.Min(Tile.Pixels, level.Width - x);
        var pixel = (y * level.Width) + x;
        var start = ((nint)picture * candidates * level.Pixels) + pixel;
        for (var k = 0; k < candidates; k++)
        {
            var line = indices + start + ((nint)k * level.Pixels);
            for (var t = 0; t < count; t += Tile.Group)
            {
                var group = tile.Indices + Place(tile, k, t);
                for (var lane = 0; lane < Tile.Group; lane++)
                {
                    // The last group is filled up with the row's last pixel.
                    group[lane] = (int)line[Math.Min(t + lane, count - 1)];
                }
            }
        }

        Scoring.Score<TLanes>(level, tile, picture, pixel, count);
        return (start, count);
    }

    private void Mix(in Tile tile, float* plane, float* warp, int count)
    {
        for (var t = 0; t < count; t++)
        {
            var sum = 0f;
            for (var place = Place(tile, 0, t); place < Place(tile, candidates, t); place += Tile.Group)
            {
                sum += tile.Scores[place] * plane[tile.Indices[place]];
            }

            warp[t] = sum / tile.Sums[t];
        }
    }
}
