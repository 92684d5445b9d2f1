using System.Numerics;
using CoCosNet.Scenes.Layouts;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering.Materials;

/// <summary>Patterns of mountains, cliffs and boulders: beds, gullies, cracks.</summary>
internal static class StonePattern
{
    public static Vector3 Mountain(ref Texel texel, Material material)
    {
        // Distant stone has features of tens of metres.
        var size = 9f * material.Scale;
        var along = texel.Surface.Elevation + (0.45f * texel.V);
        var warp = texel.Noise(texel.U, along, 2.2f * size, 3f) - 0.5f;
        var rough = texel.Noise(texel.U, along * 0.7f, 0.5f * size, 4f, 0.6f);
        var beds = Beds(texel, size, warp);
        var relief = 0.9f * material.Relief * (rough - 0.5f);
        texel.Tilt(relief, 0.4f * relief, -0.4f * relief);
        var facing = 0.25f * (texel.Normal.Y - 0.6f);
        return material.Ramp(0.5f + (0.75f * (rough - 0.5f)) + (0.3f * beds) + (0.4f * warp) + facing, Green(texel, material, warp));
    }

    public static Vector3 Rock(ref Texel texel, Material material)
    {
        var size = material.Scale * (texel.Surface.Depth > 14f ? 2.2f : 0.55f);
        var along = texel.Surface.Elevation + (0.3f * texel.V);
        var warp = texel.Noise(texel.U, along, 2.5f * size, 3f) - 0.5f;
        var rough = texel.Noise(texel.U + (0.6f * warp), along, 0.45f * size, 4f, 0.62f);
        var octaves = Fractal.VisibleOctaves(size, texel.Footprint, 4f);
        var cracks = octaves <= 0f ? 0.5f : Fractal.Ridges((texel.U / size) + warp, along / (0.75f * size), octaves);
        var beds = Beds(texel, size, warp) * (texel.Surface.Part == SurfacePart.Stone ? 0.5f : 1f);
        var relief = material.Relief * ((1.1f * (rough - 0.5f)) - (0.5f * Curves.Smooth(0.75f, 1f, cracks)));
        texel.Tilt(relief, (0.5f * relief) + (0.5f * beds * material.Relief), -0.3f * relief);
        var crack = Curves.Smooth(0.78f, 0.98f, cracks);
        var tone = 0.5f + (0.8f * (rough - 0.5f)) + (0.6f * beds) + (0.35f * warp) - (0.4f * crack) + (0.14f * (texel.Surface.Tint - 0.5f));
        return material.Ramp(tone, Green(texel, material, warp));
    }

    // Strata: noise stretched along the beds, uneven in thickness, slightly bent; about −0.5 … 0.5.
    private static float Beds(in Texel texel, float size, float warp)
    {
        var thickness = 0.34f * size;
        var octaves = Fractal.VisibleOctaves(thickness, texel.Footprint, 3f);
        var up = (texel.Surface.Elevation / thickness) + (1.6f * warp) + (0.04f * texel.U / size);
        return octaves <= 0f ? 0f : Fractal.Rough(texel.U * 0.06f / size, up, octaves, 0.6f) - 0.5f;
    }

    // Share of moss, scrub or desert varnish, which covers flat stone.
    private static float Green(in Texel texel, Material material, float warp) =>
        material.AccentShare * Curves.Smooth(0.35f, 0.75f, texel.Surface.Normal.Y + (0.9f * warp));
}
