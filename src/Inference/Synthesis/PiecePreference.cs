namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Smooth random costs over the exemplar, so that each seed favours other pieces of each
/// class. Costs depend on the place in the exemplar and not on the level: a piece that is cheap at one level is cheap at all levels.
/// </summary>
internal static class PiecePreference
{
    /// <summary>Distance of independent random values, in pixels of the exemplar.</summary>
    private const int Cell = 32;

    /// <summary>The largest cost, in squared grey levels.</summary>
    private const float Strength = 150f;

    /// <param name="source">The exemplar's grid at a level.</param>
    /// <param name="factor">Pixels of the exemplar that a pixel of the level stands for along each axis.</param>
    /// <param name="seed">Selects the costs; 0 has none.</param>
    /// <returns>A cost for every position of the grid.</returns>
    public static float[] Costs(PaddedGrid source, int factor, int seed)
    {
        var costs = new float[source.Length];
        if (seed == 0)
        {
            return costs;
        }

        for (var y = 0; y < source.Height; y++)
        {
            var (row, down) = At(y * factor);
            for (var x = 0; x < source.Width; x++)
            {
                var (column, right) = At(x * factor);
                costs[source.At(x, y)] = Strength * float.Lerp(
                    float.Lerp(Value(column, row, seed), Value(column + 1, row, seed), right),
                    float.Lerp(Value(column, row + 1, seed), Value(column + 1, row + 1, seed), right),
                    down);
            }
        }

        return costs;
    }

    private static (int Cell, float Share) At(int pixel) => (pixel / Cell, (float)(pixel % Cell) / Cell);

    private static float Value(int column, int row, int seed) => HashNoise.Below(256, column, row, seed) / 255f;
}
