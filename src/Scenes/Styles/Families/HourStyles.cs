using System.Numerics;

namespace CoCosNet.Scenes.Styles.Families;

/// <summary>Photographic styles: the hours of a clear summer day.</summary>
internal static class HourStyles
{
    public static Style Noon { get; } = new()
    {
        Family = "noon",
        Palette = Palettes.Summer,
        Sky = new SkyLook
        {
            Zenith = Color.Hex(0x2F74C4),
            Horizon = Color.Hex(0xBBDDF2),
            Glow = Color.Hex(0xF4F8FF),
            GlowStrength = 0.25f,
            CloudLight = Color.Hex(0xFFFFFF),
            CloudShade = Color.Hex(0x98A9BE),
        },
        Light = new LightLook
        {
            Sun = new Vector3(1.08f, 1.02f, 0.92f),
            Ambient = new Vector3(0.34f, 0.41f, 0.52f),
            Bounce = new Vector3(0.16f, 0.16f, 0.13f),
            Haze = Color.Hex(0xB9D3EA),
            HazeDensity = 0.28f,
        },
        Water = new WaterLook { Deep = Color.Hex(0x1B4A6B), Shallow = Color.Hex(0x5C8C88) },
    };

    public static Style GoldenHour { get; } = Noon with
    {
        Family = "golden hour",
        Sky = new SkyLook
        {
            Zenith = Color.Hex(0x4C78B4),
            Horizon = Color.Hex(0xFCC79A),
            Glow = Color.Hex(0xFFE9A8),
            GlowStrength = 0.85f,
            CloudLight = Color.Hex(0xFFE6BE),
            CloudShade = Color.Hex(0xB58A8C),
            Disc = LightDisc.Sun,
        },
        Light = new LightLook
        {
            Sun = new Vector3(1.42f, 0.95f, 0.48f),
            Ambient = new Vector3(0.29f, 0.32f, 0.44f),
            Bounce = new Vector3(0.2f, 0.14f, 0.09f),
            Across = 0.62f,
            Up = 0.42f,
            Haze = Color.Hex(0xF2C796),
            HazeDensity = 0.5f,
        },
        Water = new WaterLook { Deep = Color.Hex(0x2A4A5C), Shallow = Color.Hex(0x8C8666), Mirror = 0.9f, Ripples = 0.7f, Glitter = 0.8f },
        LitWindows = 0.15f,
    };

    public static Style Dusk { get; } = Noon with
    {
        Family = "dusk",
        Sky = new SkyLook
        {
            Zenith = Color.Hex(0x2C3A70),
            Horizon = Color.Hex(0xEE8F74),
            Glow = Color.Hex(0xFFB36B),
            GlowStrength = 0.7f,
            CloudLight = Color.Hex(0xF59A86),
            CloudShade = Color.Hex(0x5B4A75),
            Stars = 0.15f,
            Cirrus = 0.25f,
        },
        Light = new LightLook
        {
            Sun = new Vector3(0.62f, 0.36f, 0.28f),
            Ambient = new Vector3(0.28f, 0.3f, 0.46f),
            Bounce = new Vector3(0.12f, 0.08f, 0.1f),
            Across = 0.55f,
            Up = 0.1f,
            Haze = Color.Hex(0xB07A92),
            HazeDensity = 0.45f,
        },
        Water = new WaterLook { Deep = Color.Hex(0x2A2F52), Shallow = Color.Hex(0x6A5570), Mirror = 0.95f, Ripples = 0.5f, Foam = 0.35f },
        Finish = new FinishLook { Exposure = 1.22f, Grain = 2.5f, Vignette = 0.15f },
        LitWindows = 0.7f,
    };

    public static Style MoonlitNight { get; } = Noon with
    {
        Family = "moonlit night",
        Sky = new SkyLook
        {
            Zenith = Color.Hex(0x0B1430),
            Horizon = Color.Hex(0x2F4672),
            Glow = Color.Hex(0x9DB4DC),
            GlowStrength = 0.55f,
            CloudLight = Color.Hex(0x8496B8),
            CloudShade = Color.Hex(0x1E2A48),
            Stars = 0.9f,
            Cirrus = 0.1f,
            Disc = LightDisc.Moon,
        },
        Light = new LightLook
        {
            Sun = new Vector3(0.3f, 0.4f, 0.58f),
            Ambient = new Vector3(0.06f, 0.09f, 0.17f),
            Bounce = new Vector3(0.03f, 0.04f, 0.07f),
            Across = 0.5f,
            Up = 0.68f,
            Haze = Color.Hex(0x2B3F66),
            HazeDensity = 0.7f,
        },
        Water = new WaterLook
        {
            Deep = Color.Hex(0x1A2A4A),
            Shallow = Color.Hex(0x3A4F68),
            Mirror = 0.95f,
            Ripples = 0.7f,
            Glitter = 0.9f,
            Foam = 0.4f,
        },
        Finish = new FinishLook { Grain = 3.2f, Saturation = 0.85f, Vignette = 0.2f },
        LitWindows = 0.8f,
    };
}
