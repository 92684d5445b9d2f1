using System.Runtime.Intrinsics;

namespace CoCosNet.Inference.Analogy.Textures;

/// <summary>
/// Takes the steps out of where copied pieces meet, in a sky for example: a picture near the painted one whose neighbours differ
/// as they do in the exemplar (a screened Poisson equation; Pérez et al. 2003, Bhat et al. 2008). Neighbours of different
/// classes are not tied, so borders of regions stay where and as sharp as they are.
/// </summary>
internal static class SeamBlend
{
    /// <summary>Pull towards the painted colours: a step spreads over about 1/√0.002 ≈ 22 pixels.</summary>
    private const float Pull = 0.002f;

    /// <summary>Of Gauss and Seidel's iteration; enough for steps to spread so far.</summary>
    private const int Rounds = 30;

    private const float OverRelaxation = 1.85f;

    /// <summary>
    /// Grey levels that a pixel may move. A few pixels copied over a whole region hand on the same difference again and again,
    /// which would add up to a glaring ramp.
    /// </summary>
    private const float Limit = 32f;

    /// <param name="target">Painted before; changed in place.</param>
    /// <param name="exemplar">Whose differences of neighbours count.</param>
    /// <param name="matches">For every pixel's position a position of the same class in the exemplar.</param>
    public static void Smooth(LabelledPicture target, LabelledPicture exemplar, int[] matches)
    {
        var grid = target.Grid;
        var painted = new Vector128<float>[grid.Length];
        var across = new Vector128<float>[grid.Length];
        var down = new Vector128<float>[grid.Length];
        for (var pixel = 0; pixel < grid.Width * grid.Height; pixel++)
        {
            var position = grid.Position(pixel);
            painted[position] = target.Color(position);
            across[position] = Difference(target, exemplar, matches, position, 1);
            down[position] = Difference(target, exemplar, matches, position, grid.Stride);
        }

        var blended = (Vector128<float>[])painted.Clone();
        for (var round = 0; round < Rounds; round++)
        {
            for (var y = 0; y < grid.Height; y++)
            {
                Relax(blended, painted, across, down, grid.At(0, y), grid.Width, grid.Stride);
            }
        }

        for (var pixel = 0; pixel < grid.Width * grid.Height; pixel++)
        {
            target.Paint(grid.Position(pixel), blended[grid.Position(pixel)]);
        }

        target.ExtendBorder();
    }

    /// <summary>
    /// How much a pixel's neighbour differs from it, by both matches' opinion; the last lane is 1, or 0 where the two are not tied.
    /// </summary>
    private static Vector128<float> Difference(LabelledPicture target, LabelledPicture exemplar, int[] matches, int position, int step)
    {
        var label = target.Classes[position];
        if (target.Classes[position + step] != label)
        {
            return default;
        }

        var (sum, opinions) = (Vector128<float>.Zero, 0f);
        int mine = matches[position], theirs = matches[position + step];
        if (exemplar.Classes[mine + step] == label)
        {
            sum += exemplar.Color(mine + step) - exemplar.Color(mine);
            opinions++;
        }

        if (exemplar.Classes[theirs - step] == label)
        {
            sum += exemplar.Color(theirs) - exemplar.Color(theirs - step);
            opinions++;
        }

        return opinions == 0f ? default : (sum / opinions).WithElement(3, 1f);
    }

    private static void Relax(
        Vector128<float>[] blended, Vector128<float>[] painted, Vector128<float>[] across, Vector128<float>[] down, int start, int width, int stride)
    {
        var limit = Vector128.Create(Limit);
        for (var position = start; position < start + width; position++)
        {
            Vector128<float> left = across[position - 1], right = across[position], upper = down[position - stride], lower = down[position];
            var sum = painted[position] * Pull
                + (blended[position - 1] + left) * left[3] + (blended[position + 1] - right) * right[3]
                + (blended[position - stride] + upper) * upper[3] + (blended[position + stride] - lower) * lower[3];
            var solution = sum / (Pull + left[3] + right[3] + upper[3] + lower[3]);
            var moved = blended[position] + (solution - blended[position]) * OverRelaxation;
            blended[position] = Vector128.Clamp(moved, painted[position] - limit, painted[position] + limit);
        }
    }
}
