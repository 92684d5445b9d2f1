using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering.Materials;

/// <summary>Grass, crops, flowers: what grows upright on the ground.</summary>
internal static class MeadowPattern
{
    public static Vector3 Grass(ref Texel texel, Material material)
    {
        var size = material.Scale;
        var patches = texel.Noise(texel.U, texel.V * 0.8f, 3.2f * size, 4f, 0.55f) - 0.5f;
        var tufts = Blades(texel, 0.2f * size, 0.34f * size);
        texel.Tilt(0.5f * material.Relief * tufts, 0.15f * tufts, 0f);
        var dry = material.AccentShare * Curves.Smooth(-0.05f, 0.28f, patches + (0.25f * tufts));
        return material.Ramp(0.5f + (0.75f * patches) + (0.85f * tufts), dry);
    }

    public static Vector3 Field(ref Texel texel, Material material)
    {
        var size = material.Scale;
        var patches = texel.Noise(texel.U, texel.V * 0.6f, 5f * size, 4f) - 0.5f;
        var row = ((texel.U * 0.94f) + (texel.V * 0.34f)) / (0.62f * size);
        var seen = texel.Sharpness(0.22f * size);
        var furrow = Curves.Wave(row + (0.5f * patches)) * seen;
        var ears = Blades(texel, 0.11f * size, 0.2f * size);
        texel.Tilt(0.32f * material.Relief * Curves.Wave(row + 0.25f + (0.5f * patches)) * seen, 0f, 0f);
        return material.Ramp(
            0.5f + (0.2f * furrow) + (0.5f * patches) + (0.6f * ears), material.AccentShare * Curves.Smooth(0.2f, -0.9f, furrow));
    }

    public static Vector3 Flowers(ref Texel texel, Palette palette)
    {
        var flowers = palette.Flowers;
        var colour = Grass(ref texel, palette.Grass) * 0.85f;
        var drift = Curves.Smooth(-0.28f, 0.2f, texel.Noise(texel.U + 31f, texel.V, 2.6f, 3f) - 0.5f);
        var size = 0.16f * flowers.Scale;
        var sharp = texel.Sharpness(0.45f * size);
        var blossoms = Vector3.Zero;
        var share = 0f;
        if (sharp > 0f)
        {
            Layer(texel.U / size, texel.Upright / size, drift, ref colour, flowers, sharp);
            Layer((texel.U / (0.6f * size)) + 9.4f, (texel.Upright / (0.6f * size)) + 3.7f, drift, ref colour, flowers, sharp * texel.Sharpness(0.3f * size));
        }

        if (sharp < 1f)
        {
            // Too small to tell apart: their mean, still uneven.
            var tone = texel.Noise(texel.U, texel.Upright, 0.5f * flowers.Scale, 3f, 0.6f);
            blossoms = Kind(flowers, tone);
            share = (1f - sharp) * (0.3f + (0.5f * drift)) * (0.7f + (0.6f * tone));
        }

        return Vector3.Lerp(colour, blossoms, Curves.Clamp01(share));
    }

    // Uneven in two sizes: tufts, and single blades as long as they can be seen. About −0.5 … 0.5.
    private static float Blades(in Texel texel, float wide, float tall)
    {
        var octaves = Fractal.VisibleOctaves(wide, texel.Footprint, 4f);
        return octaves <= 0f ? 0f : Fractal.Rough(texel.U / wide, texel.Upright / tall, octaves, 0.72f) - 0.5f;
    }

    private static void Layer(float u, float v, float drift, ref Vector3 colour, Material flowers, float sharp)
    {
        var distance = Cells.Nearest(u, v, out var number);
        var density = 0.3f + (0.6f * drift);
        var head = Curves.Smooth(0.15f, 0.06f, distance) * (number * 7f % 1f < density ? 1f : 0f);
        var heart = Curves.Smooth(0.012f, 0.004f, distance);
        var petal = Kind(flowers, number) * (0.75f + (1.6f * distance));
        colour = Vector3.Lerp(colour, Vector3.Lerp(petal, flowers.Accent, heart), head * sharp);
    }

    private static Vector3 Kind(Material flowers, float number) =>
        number < 0.3f ? flowers.Shade : number < 0.72f ? flowers.Body : flowers.Light;
}
