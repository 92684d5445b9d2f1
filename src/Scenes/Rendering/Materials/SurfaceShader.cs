using System.Numerics;
using CoCosNet.Scenes.Layouts;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering.Materials;

/// <summary>Shades solid surfaces: pattern of the class, light, haze.</summary>
internal static class SurfaceShader
{
    /// <param name="frame">The rendering.</param>
    /// <param name="surface">Surface of the pixel; neither sky nor water.</param>
    /// <param name="shadow">Shadow of objects on it, 0 … 1.</param>
    /// <param name="x">Screen position.</param>
    /// <param name="y">Screen position.</param>
    /// <returns>Linear colour.</returns>
    public static Vector3 Shade(Frame frame, in Surface surface, float shadow, float x, float y)
    {
        var texel = new Texel(frame, surface);
        var palette = frame.Style.Palette;
        var wrap = 0f;
        var glow = Vector3.Zero;
        Vector3 albedo;
        switch (surface.Label)
        {
            case ClassIds.Mountain:
                albedo = StonePattern.Mountain(ref texel, palette.Mountain);
                break;
            case ClassIds.Rock:
                albedo = StonePattern.Rock(ref texel, palette.Rock);
                break;
            case ClassIds.Snow:
                albedo = LoosePattern.Snow(ref texel, palette.Snow);
                break;
            case ClassIds.Sand:
                albedo = LoosePattern.Sand(ref texel, palette.Sand);
                break;
            case ClassIds.Path:
                albedo = LoosePattern.Path(ref texel, palette.Path);
                break;
            case ClassIds.Field:
                albedo = MeadowPattern.Field(ref texel, palette.Field);
                wrap = 0.6f;
                break;
            case ClassIds.Flowers:
                albedo = MeadowPattern.Flowers(ref texel, palette);
                wrap = 0.8f;
                break;
            case ClassIds.Tree:
                albedo = TreePattern.Paint(ref texel, palette);
                wrap = surface.Part == SurfacePart.Bark ? 0f : 1f;
                break;
            case ClassIds.Building:
                albedo = HousePattern.Paint(ref texel, frame.Style, out glow);
                break;
            default:
                albedo = MeadowPattern.Grass(ref texel, palette.Grass);
                wrap = 0.6f;
                break;
        }

        albedo = UnderSnow(frame, texel, albedo);
        var lit = Lighting.Lit(frame, surface, texel.Normal, albedo, shadow, wrap) + glow;
        return Lighting.ThroughAir(frame, lit, surface.Depth, surface.Elevation, x, y);
    }

    // Share of snow that stays; it melts first on paths, buildings and fields.
    private static float Keeps(byte label) => label switch
    {
        ClassIds.Sand or ClassIds.Path => 0.35f,
        ClassIds.Field => 0.55f,
        ClassIds.Grass or ClassIds.Flowers => 0.75f,
        _ => 1f,
    };

    private static Vector3 UnderSnow(Frame frame, in Texel texel, Vector3 albedo)
    {
        var cover = frame.Style.SnowCover * Keeps(texel.Surface.Label);
        if (cover <= 0f || texel.Surface.Label is ClassIds.Snow || texel.Surface.Part is SurfacePart.Window or SurfacePart.Door)
        {
            return albedo;
        }

        var up = texel.Surface.Part is SurfacePart.Plain ? texel.Surface.Normal.Y : texel.Normal.Y;
        var patches = texel.Noise(texel.U, texel.V + texel.Surface.Elevation, 0.43f, 3f, 0.6f);
        var lying = Curves.Smooth(0.28f, 0.62f, (up * 0.75f) + (0.7f * (patches - 0.5f)) + (0.5f * cover) - 0.35f);
        return Vector3.Lerp(albedo, frame.Style.Palette.Snow.Body, lying * cover);
    }
}
