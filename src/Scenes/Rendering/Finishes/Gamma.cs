namespace CoCosNet.Scenes.Rendering.Finishes;

/// <summary>The sRGB curve from a table.</summary>
internal static class Gamma
{
    private const int Steps = 4096;
    private static readonly float[] Table = MakeTable();

    /// <summary>Display value, 0 … 1, of linear light in 0 … 1.</summary>
    public static float Encode(float linear)
    {
        // The table is uniform in the square root, where the curve is nearly linear.
        var at = MathF.Sqrt(Math.Clamp(linear, 0f, 1f)) * Steps;
        var i = Math.Min((int)at, Steps - 1);
        return Table[i] + ((Table[i + 1] - Table[i]) * (at - i));
    }

    private static float[] MakeTable()
    {
        var table = new float[Steps + 1];
        for (var i = 0; i <= Steps; i++)
        {
            var linear = (float)i / Steps * i / Steps;
            table[i] = linear <= 0.0031308f ? 12.92f * linear : (1.055f * MathF.Pow(linear, 1f / 2.4f)) - 0.055f;
        }

        return table;
    }
}
