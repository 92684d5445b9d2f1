using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering.Materials;

/// <summary>Patterns of sand, snow and earth.</summary>
internal static class LoosePattern
{
    public static Vector3 Sand(ref Texel texel, Material material)
    {
        var size = material.Scale;
        var warp = texel.Noise(texel.U, texel.V, 2.4f * size, 3f) - 0.5f;
        var phase = (texel.V / (0.3f * size)) + (texel.U * 0.5f / size) + (3.2f * warp);
        var seen = texel.Sharpness(0.1f * size * MathF.Min(1f, texel.Eye / texel.Surface.Depth * 2f));
        var ripple = Curves.Wave(phase) * seen * Curves.Smooth(-0.25f, 0.2f, warp + 0.1f);
        var slope = Curves.Wave(phase + 0.25f) * seen * 0.3f * material.Relief;
        texel.Tilt(0.45f * slope, 0f, 0.8f * slope);
        var speckle = texel.Noise(texel.U, texel.Upright, 0.06f, 2f) - 0.5f;
        return material.Ramp(0.5f + (0.1f * ripple) + (0.7f * warp) + (0.5f * speckle * texel.Sharpness(0.03f)));
    }

    public static Vector3 Snow(ref Texel texel, Material material)
    {
        var far = texel.Surface.Depth > 45f;
        var size = material.Scale * (far ? 14f : 1.6f);
        var along = far ? texel.Surface.Elevation + (0.4f * texel.V) : texel.V * 0.6f;
        var drift = texel.Noise(texel.U, along, size, 4f, 0.45f);
        var beside = texel.Noise(texel.U + (0.2f * size), along + (0.12f * size), size, 4f, 0.45f);
        var relief = 1.6f * material.Relief * (drift - beside);
        texel.Tilt(relief, 0f, 0.6f * relief);
        var sparkle = Curves.Smooth(0.86f, 1f, Lattice.Value(texel.U * 40f, texel.Upright * 40f)) * texel.Sharpness(0.025f);
        var steep = Curves.Smooth(0.75f, 0.35f, texel.Surface.Normal.Y);
        return material.Ramp(0.55f + (0.7f * (drift - 0.5f)) + (0.35f * sparkle) - (0.25f * steep));
    }

    public static Vector3 Path(ref Texel texel, Material material)
    {
        var size = material.Scale;
        var patches = texel.Noise(texel.U, texel.V * 0.4f, 0.9f * size, 4f, 0.55f) - 0.5f;
        var distance = Cells.Nearest(texel.U * 9f / size, texel.Upright * 11f / size, out var number);
        var stone = Curves.Smooth(0.16f, 0.05f, distance) * texel.Sharpness(0.05f * size) * (number > 0.45f ? 1f : 0f);
        var grit = (texel.Noise(texel.U, texel.Upright, 0.07f * size, 2f) - 0.5f) * texel.Sharpness(0.03f);
        texel.Tilt(0.4f * material.Relief * (patches + grit), 0f, 0.2f * patches);
        var tone = 0.5f + (0.9f * patches) + (0.55f * grit) + (0.4f * stone * (number - 0.5f));
        return material.Ramp(tone, material.AccentShare * Curves.Smooth(0.1f, 0.3f, patches));
    }
}
