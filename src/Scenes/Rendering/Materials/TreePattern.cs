using System.Numerics;
using CoCosNet.Scenes.Layouts;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering.Materials;

/// <summary>Patterns of leaves, needles, fronds and bark, and of closed forests as part of the terrain.</summary>
internal static class TreePattern
{
    public static Vector3 Paint(ref Texel texel, Palette palette)
    {
        var material = palette.Tree;
        return texel.Surface.Part switch
        {
            SurfacePart.Bark => Bark(ref texel, palette.Bark),
            SurfacePart.Foliage => Leaves(ref texel, material, 0.16f),
            SurfacePart.Needles => Leaves(ref texel, material, 0.1f) * 0.82f,
            SurfacePart.Frond => Leaves(ref texel, material, 0.12f),
            _ => Canopy(ref texel, material),
        };
    }

    private static Vector3 Leaves(ref Texel texel, Material material, float size)
    {
        var leaves = texel.Noise(texel.U, texel.V, size * material.Scale, 3f, 0.7f) - 0.5f;
        var clusters = texel.Noise(texel.U, texel.V, 3.5f * size * material.Scale, 2f) - 0.5f;
        texel.Tilt(1.1f * material.Relief * leaves, 0.9f * material.Relief * leaves, 0f);
        var tone = 0.42f + (1.1f * leaves) + (0.5f * clusters) + (0.3f * (texel.Surface.Tint - 0.5f)) + (0.3f * (texel.Surface.Openness - 0.6f));
        var turned = Curves.Smooth(1.1f - material.AccentShare, 1.25f - material.AccentShare, texel.Surface.Tint + (0.35f * clusters) + 0.1f);
        return material.Ramp(tone, material.AccentShare > 0f ? (texel.Surface.Part == SurfacePart.Foliage ? 0.9f : 0.3f) * turned : 0f);
    }

    private static Vector3 Canopy(ref Texel texel, Material material)
    {
        var up = texel.Surface.Elevation + (0.6f * texel.V);
        var leaves = texel.Noise(texel.U, up, 0.4f * material.Scale, 4f, 0.65f) - 0.5f;
        var trees = texel.Noise(texel.U, texel.V, 3f, 2f) - 0.5f;
        texel.Tilt(1.2f * material.Relief * leaves, 0.7f * material.Relief * leaves, 0f);
        var middle = 0.5f + (0.45f * (0.5f - material.AccentShare));
        var turned = Curves.Smooth(middle - 0.06f, middle + 0.06f, 0.5f + trees + (0.4f * leaves));
        return material.Ramp(0.4f + (0.9f * leaves) + (0.45f * trees), material.AccentShare > 0f ? 0.9f * turned : 0f) * 0.92f;
    }

    private static Vector3 Bark(ref Texel texel, Material material)
    {
        var rings = texel.Noise(texel.U * 3f, texel.V * 0.7f, 0.14f * material.Scale, 3f, 0.6f) - 0.5f;
        texel.Tilt(0.8f * material.Relief * rings, 0f, 0f);
        return material.Ramp(0.5f + (1.1f * rings));
    }
}
