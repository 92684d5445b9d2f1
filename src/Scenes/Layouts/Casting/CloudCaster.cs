using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Casting;

/// <summary>
/// Draws clouds: heaps of puffs with flat bases, roughened by noise. The density is stored on both sides of the border, so that the
/// renderer can feather it.
/// </summary>
internal static class CloudCaster
{
    private const float Nothing = -1f;

    // Share of the layouts without a cloud.
    private const float ClearSkies = 0.15f;

    public static void Cast(Stage stage, int seed)
    {
        var plan = stage.Landscape.Clouds;
        var random = new SeededRandom(seed, 501);
        if (random.Chance(ClearSkies))
        {
            return;
        }

        var density = new float[stage.Surfaces.Length];
        Array.Fill(density, Nothing);
        var horizon = stage.Camera.Horizon;
        var count = 1 + (int)(plan.Amount * (3f + random.Range(0f, 3f)));
        for (var i = 0; i < count; i++)
        {
            // Clouds near the horizon are far away: smaller and flatter.
            var base01 = random.Range(0.25f, 0.85f);
            var size = (0.34f - (0.25f * base01)) * random.Range(0.75f, 1.35f) * (0.65f + (0.5f * plan.Amount));
            Heap(stage, density, random, new Vector2(random.Range(0f, stage.Aspect), base01 * horizon), size, plan.Flatness);
        }

        Roughen(stage, density, random.Range(0f, 100f), plan.Flatness);
        Apply(stage, density);
    }

    private static void Heap(Stage stage, float[] density, SeededRandom random, Vector2 foot, float size, float flatness)
    {
        var puffs = 7 + random.Below(6);
        for (var i = 0; i < puffs; i++)
        {
            var along = random.Range(-1f, 1f);
            var tall = 1f - (along * along);
            var radius = size * random.Range(0.22f, 0.42f) * (0.5f + (0.6f * tall));
            var x = foot.X + (along * size * (0.9f + flatness));
            var y = foot.Y - (radius * 0.35f) - (random.Range(0f, 0.55f) * size * tall * (1f - (0.8f * flatness)));
            Puff(stage, density, x, y, radius * (1f + (1.6f * flatness)), radius * (1f - (0.45f * flatness)), foot.Y);
        }
    }

    private static void Puff(Stage stage, float[] density, float x, float y, float radiusX, float radiusY, float foot)
    {
        // The reach is larger than the radius: the noise may push the border outwards.
        int left = Math.Max(0, (int)((x - (1.5f * radiusX)) * stage.Height));
        int right = Math.Min(stage.Width - 1, (int)((x + (1.5f * radiusX)) * stage.Height));
        int top = Math.Max(0, (int)((y - (1.5f * radiusY)) * stage.Height));
        int bottom = Math.Min(stage.Height - 1, (int)((foot + (0.4f * radiusY)) * stage.Height));
        for (var row = top; row <= bottom; row++)
        {
            var v = (row + 0.5f) / stage.Height;
            var dy = (v - y) / radiusY;
            var below = MathF.Max(0f, v - foot) / (0.25f * radiusY);
            for (var column = left; column <= right; column++)
            {
                var dx = (((column + 0.5f) / stage.Height) - x) / radiusX;
                var value = 1f - (dx * dx) - (dy * dy) - below;
                ref var kept = ref density[(row * stage.Width) + column];
                kept = MathF.Max(kept, value);
            }
        }
    }

    private static void Roughen(Stage stage, float[] density, float shift, float flatness)
    {
        var stretch = 1f + (2.2f * flatness);
        var octaves = Fractal.VisibleOctaves(1f / 9f, 1f / stage.Height, 6f);
        for (var i = 0; i < density.Length; i++)
        {
            ref readonly var surface = ref stage.Surfaces[i];
            if (density[i] > Nothing && surface.Label == ClassIds.Sky)
            {
                density[i] += 0.75f * Fractal.Sum((surface.U * 9f / stretch) + shift, (surface.V * 9f) - shift, octaves, 0.55f);
            }
        }
    }

    private static void Apply(Stage stage, float[] density)
    {
        for (var row = 0; row < stage.Height; row++)
        {
            for (var column = 0; column < stage.Width; column++)
            {
                var i = (row * stage.Width) + column;
                ref var surface = ref stage.Surfaces[i];
                if (surface.Label != ClassIds.Sky)
                {
                    continue;
                }

                surface.Elevation = density[i];
                if (density[i] > 0f)
                {
                    surface.Label = ClassIds.Cloud;
                    surface.Normal = Bulge(stage, density, column, row);
                }
            }
        }
    }

    // The cloud as a relief towards the viewer, whose height is the root of the density: steep at the border, flat in the middle.
    private static Vector3 Bulge(Stage stage, float[] density, int column, int row)
    {
        var reach = Math.Max(1, stage.Height / 128);
        var across = Relief(stage, density, column - reach, row) - Relief(stage, density, column + reach, row);
        var down = Relief(stage, density, column, row + reach) - Relief(stage, density, column, row - reach);
        var scale = stage.Height / (reach * 42f);
        return Vector3.Normalize(new Vector3(across * scale, down * scale, -1f));
    }

    private static float Relief(Stage stage, float[] density, int column, int row)
    {
        column = Math.Clamp(column, 0, stage.Width - 1);
        row = Math.Clamp(row, 0, stage.Height - 1);
        return MathF.Sqrt(MathF.Max(0f, density[(row * stage.Width) + column]));
    }
}
