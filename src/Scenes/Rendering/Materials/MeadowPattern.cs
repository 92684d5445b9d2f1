using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering.Materials;

/// <summary>Patterns of grass, crops and flowers.</summary>
internal static class MeadowPattern
{
    public static Vector3 Grass(ref Texel texel, Material material)
    {
        var size = material.Scale;
        var patches = texel.Noise(texel.U, texel.V * 0.8f, 3.2f * size, 4f, 0.55f) - 0.5f;
        var tufts = Blades(texel, 0.062f * size, 0.2f * size);
        texel.Tilt(0.5f * material.Relief * tufts, 0.15f * tufts, 0f);
        var dry = material.AccentShare * Curves.Smooth(-0.05f, 0.28f, patches + (0.25f * tufts));
        return material.Ramp(0.5f + (0.75f * patches) + (0.7f * tufts), dry);
    }

    public static Vector3 Field(ref Texel texel, Material material)
    {
        var size = material.Scale;
        var patches = texel.Noise(texel.U, texel.V * 0.6f, 5f * size, 4f) - 0.5f;
        var row = ((texel.U * 0.94f) + (texel.V * 0.34f)) / (0.62f * size);
        var seen = texel.Sharpness(0.22f * size);
        var furrow = Curves.Wave(row + (0.5f * patches)) * seen;
        var ears = Blades(texel, 0.07f * size, 0.2f * size);
        texel.Tilt(0.32f * material.Relief * Curves.Wave(row + 0.25f + (0.5f * patches)) * seen, 0f, 0f);
        return material.Ramp(
            0.5f + (0.2f * furrow) + (0.5f * patches) + (0.6f * ears), material.AccentShare * Curves.Smooth(0.2f, -0.9f, furrow));
    }

    public static Vector3 Flowers(ref Texel texel, Palette palette)
    {
        var flowers = palette.Flowers;
        var color = Grass(ref texel, palette.Grass) * 0.85f;
        var drift = Curves.Smooth(-0.28f, 0.2f, texel.Noise(texel.U + 31f, texel.V, 2.6f, 3f) - 0.5f);
        var size = 0.115f * flowers.Scale;
        var sharp = texel.Sharpness(0.45f * size);
        var blossoms = Vector3.Zero;
        var share = 0f;
        if (sharp > 0f)
        {
            Heads(texel, size, drift, ref color, flowers, sharp);
            Heads(texel, 0.63f * size, drift, ref color, flowers, sharp * texel.Sharpness(0.3f * size));
            Heads(texel, 0.8f * size, 0.6f * drift, ref color, flowers, sharp);
        }

        if (sharp < 1f)
        {
            // Too small to distinguish: their mean, with some unevenness.
            var tone = texel.Noise(texel.U, texel.Upright, 0.5f * flowers.Scale, 3f, 0.6f);
            var other = texel.Noise(texel.U + 57f, texel.V, 1.6f * flowers.Scale, 2f);
            var most = Vector3.Lerp(flowers.Shade, flowers.Light, Curves.Smooth(0.47f, 0.53f, other));
            blossoms = Vector3.Lerp(most, flowers.Body, Curves.Smooth(0.5f, 0.75f, tone));
            share = (1f - sharp) * (0.1f + (0.35f * drift)) * Curves.Smooth(0.25f, 0.7f, tone) * 1.5f;
        }

        return Vector3.Lerp(color, blossoms, Curves.Clamp01(share));
    }

    // Tufts, and single blades as long as they are visible; about −0.5 … 0.5.
    private static float Blades(in Texel texel, float wide, float tall)
    {
        var tufts = texel.Sharpness(0.7f * wide);
        if (tufts <= 0f)
        {
            return 0f;
        }

        var blades = texel.Sharpness(0.45f * wide);
        var tone = tufts * (0.9f - (0.35f * blades)) * Row(texel, wide, tall);
        return blades <= 0f ? tone : tone + (0.75f * blades * Row(texel, 0.4f * wide, 0.7f * tall));
    }

    // Rows of blades, one behind the other. Each pixel shows its own row up to the tip of the blade, then the dark foot of the next row.
    // Blades are upright because a row uses x at a single depth.
    private static float Row(in Texel texel, float wide, float tall)
    {
        var up = (texel.Upright / tall) + (1.3f * Lattice.Value(texel.Surface.U / (4f * wide), 0.3f * texel.Upright / tall));
        var row = Curves.Floor(up);
        var within = up - row;
        var lean = texel.Surface.U * tall / (texel.Eye * wide);
        var u = (texel.Surface.U / wide) - (lean * within);
        var own = Lattice.Value(u + (row * 13.7f), row * 7.3f);
        var tip = 0.3f + (0.75f * own);
        if (within < tip)
        {
            return (0.55f * (own - 0.5f)) + (0.42f * ((within / tip) - 0.5f));
        }

        var next = Lattice.Value(u + lean + ((row + 1) * 13.7f), (row + 1) * 7.3f);
        return (0.55f * (next - 0.5f)) + (0.5f * (((within - 1f) / (0.3f + (0.75f * next))) - 0.35f));
    }

    // Like Row: at most one head per cell of a band; a band uses x at a single depth, so that heads are round.
    private static void Heads(in Texel texel, float size, float drift, ref Vector3 color, Material flowers, float sharp)
    {
        var up = texel.Upright / size;
        var band = Curves.Floor(up);
        float v = up - band, u = (texel.Surface.U / size) - (texel.Surface.U / texel.Eye * v) + (Lattice.Number(band, 77) * 9f);
        var cell = Curves.Floor(u);
        var number = Lattice.Number(cell, band);
        if (number * 7f % 1f > 0.25f + (0.6f * drift))
        {
            return;
        }

        float dx = u - cell - 0.3f - (0.4f * (number * 5f % 1f)), dy = v - 0.32f - (0.36f * (number * 11f % 1f));
        var distance = ((dx * dx) + (1.3f * dy * dy)) * (0.75f + (0.6f * (number * 3f % 1f)));
        var head = Curves.Smooth(0.09f, 0.04f, distance) * sharp;
        var heart = Curves.Smooth(0.012f, 0.004f, distance);
        var petal = Kind(flowers, number) * (0.7f + (2.4f * distance) + (0.35f * dy));
        color = Vector3.Lerp(color, Vector3.Lerp(petal, flowers.Accent, heart), head);
    }

    private static Vector3 Kind(Material flowers, float number) =>
        number < 0.3f ? flowers.Shade : number < 0.72f ? flowers.Body : flowers.Light;
}
