using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Everyday;

/// <summary>Computes the textures of <see cref="Fabric"/>.</summary>
internal static class FabricPattern
{
    /// <summary>Returns the tone at a position, 0 (dark) to 1 (bright).</summary>
    /// <param name="fabric">The texture.</param>
    /// <param name="x">Position across, in 128ths of the picture's longer side.</param>
    /// <param name="y">Position down, in the same unit.</param>
    public static float Tone(Fabric fabric, float x, float y) => Curves.Clamp01(fabric switch
    {
        Fabric.Smooth => 0.5f + (0.12f * Fractal.Sum(x * 0.05f, y * 0.05f, 2f)),
        Fabric.Plaster => 0.5f + (0.35f * Fractal.Sum(x * 0.5f, y * 0.5f, 3f)),
        Fabric.Wood => Wood(x, y),
        Fabric.Brick => Brick(x, y),
        Fabric.Tiles => Tile(x, y, 14f),
        Fabric.Stripes => 0.5f + (0.4f * Square(x * 0.22f)) + Grain(x, y),
        Fabric.Check => 0.5f + (0.25f * Square(x * 0.15f)) + (0.25f * Square(y * 0.15f)) + Grain(x, y),
        Fabric.Knit => 0.5f + (0.35f * Curves.Wave((y * 0.5f) + (0.2f * Curves.Wave(x * 0.5f)))) + Grain(x, y),
        Fabric.Speckle => Speckle(x, y),
        Fabric.Leaves => Leaves(x, y),
        Fabric.Strands => 0.5f + (0.45f * Fractal.Sum(x * 0.9f, y * 0.08f, 2f)),
        _ => 0.5f + (0.5f * Fractal.Sum(x * 0.03f, y * 0.06f, 4f)),
    });

    private static float Grain(float x, float y) => 0.1f * Fractal.Sum(x * 0.8f, y * 0.8f, 2f);

    private static float Square(float x) => Curves.Smooth(-0.2f, 0.2f, Curves.Wave(x)) * 2f - 1f;

    private static float Wood(float x, float y)
    {
        var board = Curves.Floor(y / 9f);
        var shift = 40f * Lattice.Number(board, 3);
        var gap = Curves.Smooth(0f, 0.08f, (y / 9f) - board);
        var grain = Fractal.Sum((x + shift) * 0.06f, y * 0.9f, 3f);
        return gap * (0.45f + (0.3f * grain) + (0.25f * (Lattice.Number(board, 7) - 0.5f)));
    }

    private static float Brick(float x, float y)
    {
        var row = Curves.Floor(y / 6f);
        var across = (x / 13f) + (0.5f * (row & 1));
        var column = Curves.Floor(across);
        float inX = across - column, inY = (y / 6f) - row;
        var body = Curves.Smooth(0.02f, 0.1f, MathF.Min(inX, 1f - inX)) * Curves.Smooth(0.04f, 0.18f, MathF.Min(inY, 1f - inY));
        var tone = 0.4f + (0.3f * (Lattice.Number(column, row) - 0.5f)) + (0.2f * Fractal.Sum(x * 0.5f, y * 0.5f, 2f));
        return Curves.Mix(0.95f, tone, body);
    }

    private static float Tile(float x, float y, float side)
    {
        int column = Curves.Floor(x / side), row = Curves.Floor(y / side);
        float inX = (x / side) - column, inY = (y / side) - row;
        var body = Curves.Smooth(0.01f, 0.06f, MathF.Min(MathF.Min(inX, 1f - inX), MathF.Min(inY, 1f - inY)));
        return Curves.Mix(0.15f, 0.55f + (0.3f * (Lattice.Number(column, row) - 0.5f)) + Grain(x, y), body);
    }

    private static float Speckle(float x, float y)
    {
        var distance = Cells.Nearest(x * 0.4f, y * 0.4f, out var number);
        return Curves.Mix(0.3f, 0.3f + (0.7f * number), Curves.Smooth(0.25f, 0.08f, distance)) + Grain(x, y);
    }

    private static float Leaves(float x, float y)
    {
        var distance = Cells.Nearest(x * 0.25f, y * 0.3f, out var number);
        return (0.2f + (0.6f * number)) * Curves.Smooth(0.7f, 0.1f, distance) + (0.15f * Fractal.Sum(x * 0.6f, y * 0.6f, 2f)) + 0.1f;
    }
}
