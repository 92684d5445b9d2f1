using System.Numerics;
using CoCosNet.Scenes.Layouts;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering.Materials;

/// <summary>Walls, roofs, windows, doors.</summary>
internal static class HousePattern
{
    private static readonly Vector3 LampLight = new(1.5f, 0.85f, 0.32f);

    /// <param name="texel">Texel to paint.</param>
    /// <param name="style">Style, with the walls, roofs and lit windows.</param>
    /// <param name="glow">Light that the surface emits.</param>
    public static Vector3 Paint(ref Texel texel, Style style, out Vector3 glow)
    {
        glow = Vector3.Zero;
        switch (texel.Surface.Part)
        {
            case SurfacePart.Roof:
                return Roof(ref texel, style.Palette.Roof);
            case SurfacePart.Window:
                var number = Lattice.Number((int)(texel.Surface.U * 2.4f) + 11, (int)(texel.Surface.Tint * 251f));
                if (number < style.LitWindows)
                {
                    glow = LampLight * (0.55f + (0.6f * number));
                }

                return new Vector3(0.035f, 0.045f, 0.06f) + (0.12f * style.Sky.Horizon);
            case SurfacePart.Door:
                return style.Palette.Bark.Ramp(0.35f + (0.3f * texel.Surface.Tint));
            default:
                return Wall(ref texel, style.Palette.Building);
        }
    }

    private static Vector3 Wall(ref Texel texel, Material material)
    {
        var plaster = texel.Noise(texel.U, texel.V, 0.5f * material.Scale, 4f, 0.6f) - 0.5f;
        var streaks = texel.Noise(texel.U * 3f, texel.V * 0.5f, 0.6f, 2f) - 0.5f;
        var damp = Curves.Smooth(0.25f, 0f, texel.Surface.V);
        texel.Tilt(0.3f * material.Relief * plaster, 0f, 0f);
        var tone = 0.62f + (0.6f * plaster) + (0.25f * streaks) - (0.3f * damp) + (0.5f * (texel.Surface.Tint - 0.5f));
        return material.Ramp(tone, texel.Surface.Tint < material.AccentShare ? 0.85f : 0f);
    }

    private static Vector3 Roof(ref Texel texel, Material material)
    {
        const float Course = 0.13f;
        var course = texel.Surface.V / (Course * material.Scale);
        var row = Curves.Floor(course);
        var sharp = texel.Sharpness(Course * material.Scale);
        var within = (course - row - 0.5f) * sharp;
        var tile = Curves.Floor((texel.Surface.U / (0.16f * material.Scale)) + (0.5f * (row & 1)));
        var uneven = (Lattice.Number(tile + 40, row + 40) - 0.5f) * sharp;
        var moss = texel.Noise(texel.U, texel.V, 0.9f, 4f, 0.55f) - 0.5f;
        texel.Tilt(0f, 0.4f * material.Relief * within, 0f);
        var tone = 0.5f - (0.35f * within) + (0.4f * uneven) + (0.7f * moss) + (0.35f * (texel.Surface.Tint - 0.5f));
        return material.Ramp(tone, texel.Surface.Tint > 1f - material.AccentShare ? 0.85f : 0f);
    }
}
