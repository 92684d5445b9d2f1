using System.Numerics;

namespace CoCosNet.Scenes.Styles.Families;

/// <summary>Looks of a camera: hours, weathers, seasons, climates.</summary>
internal static class PhotographStyles
{
    public static Style Noon { get; } = new()
    {
        Family = "noon",
        Palette = Palettes.Summer,
        Sky = new SkyLook
        {
            Zenith = Colour.Hex(0x2F74C4),
            Horizon = Colour.Hex(0xBBDDF2),
            Glow = Colour.Hex(0xF4F8FF),
            GlowStrength = 0.25f,
            CloudLight = Colour.Hex(0xFFFFFF),
            CloudShade = Colour.Hex(0x98A9BE),
        },
        Light = new LightLook
        {
            Sun = new Vector3(1.08f, 1.02f, 0.92f),
            Ambient = new Vector3(0.34f, 0.41f, 0.52f),
            Bounce = new Vector3(0.16f, 0.16f, 0.13f),
            Haze = Colour.Hex(0xB9D3EA),
            HazeDensity = 0.28f,
        },
        Water = new WaterLook { Deep = Colour.Hex(0x1B4A6B), Shallow = Colour.Hex(0x5C8C88) },
    };

    public static Style GoldenHour { get; } = Noon with
    {
        Family = "golden hour",
        Sky = new SkyLook
        {
            Zenith = Colour.Hex(0x4C78B4),
            Horizon = Colour.Hex(0xFCC79A),
            Glow = Colour.Hex(0xFFE9A8),
            GlowStrength = 0.85f,
            CloudLight = Colour.Hex(0xFFE6BE),
            CloudShade = Colour.Hex(0xB58A8C),
            Disc = LightDisc.Sun,
        },
        Light = new LightLook
        {
            Sun = new Vector3(1.42f, 0.95f, 0.48f),
            Ambient = new Vector3(0.29f, 0.32f, 0.44f),
            Bounce = new Vector3(0.2f, 0.14f, 0.09f),
            Across = 0.62f,
            Up = 0.42f,
            Haze = Colour.Hex(0xF2C796),
            HazeDensity = 0.5f,
        },
        Water = new WaterLook { Deep = Colour.Hex(0x2A4A5C), Shallow = Colour.Hex(0x8C8666), Mirror = 0.9f, Ripples = 0.7f, Glitter = 0.8f },
        LitWindows = 0.15f,
    };

    public static Style Dusk { get; } = Noon with
    {
        Family = "dusk",
        Sky = new SkyLook
        {
            Zenith = Colour.Hex(0x2C3A70),
            Horizon = Colour.Hex(0xEE8F74),
            Glow = Colour.Hex(0xFFB36B),
            GlowStrength = 0.7f,
            CloudLight = Colour.Hex(0xF59A86),
            CloudShade = Colour.Hex(0x5B4A75),
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
            Haze = Colour.Hex(0xB07A92),
            HazeDensity = 0.45f,
        },
        Water = new WaterLook { Deep = Colour.Hex(0x2A2F52), Shallow = Colour.Hex(0x6A5570), Mirror = 0.95f, Ripples = 0.5f, Foam = 0.35f },
        Finish = new FinishLook { Grain = 2.5f, Vignette = 0.15f },
        LitWindows = 0.7f,
    };

    public static Style MoonlitNight { get; } = Noon with
    {
        Family = "moonlit night",
        Sky = new SkyLook
        {
            Zenith = Colour.Hex(0x0B1430),
            Horizon = Colour.Hex(0x2F4672),
            Glow = Colour.Hex(0x9DB4DC),
            GlowStrength = 0.55f,
            CloudLight = Colour.Hex(0x8496B8),
            CloudShade = Colour.Hex(0x1E2A48),
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
            Haze = Colour.Hex(0x2B3F66),
            HazeDensity = 0.7f,
        },
        Water = new WaterLook { Deep = Colour.Hex(0x1A2A4A), Shallow = Colour.Hex(0x3A4F68), Mirror = 0.95f, Ripples = 0.7f, Glitter = 0.9f, Foam = 0.4f },
        Finish = new FinishLook { Grain = 3.2f, Saturation = 0.85f, Vignette = 0.2f },
        LitWindows = 0.8f,
    };

    public static Style Overcast { get; } = Noon with
    {
        Family = "overcast",
        Sky = new SkyLook
        {
            Zenith = Colour.Hex(0x8E98A4),
            Horizon = Colour.Hex(0xD5D9DA),
            Glow = Colour.Hex(0xE6E8E6),
            CloudLight = Colour.Hex(0xD2D6D8),
            CloudShade = Colour.Hex(0x737C86),
            CloudSoftness = 0.8f,
            Cirrus = 0.6f,
        },
        Light = new LightLook
        {
            Sun = new Vector3(0.24f, 0.24f, 0.23f),
            Ambient = new Vector3(0.66f, 0.69f, 0.73f),
            Bounce = new Vector3(0.22f, 0.22f, 0.21f),
            Shadow = 0.4f,
            Haze = Colour.Hex(0xC3C9CC),
            HazeDensity = 0.65f,
            Mist = 0.12f,
        },
        Water = new WaterLook { Deep = Colour.Hex(0x46545A), Shallow = Colour.Hex(0x7A8078), Ripples = 1.1f },
        Finish = new FinishLook { Saturation = 0.8f },
    };

    public static Style Storm { get; } = Overcast with
    {
        Family = "storm",
        Sky = new SkyLook
        {
            Zenith = Colour.Hex(0x2C343E),
            Horizon = Colour.Hex(0x8F9A94),
            Glow = Colour.Hex(0xD9D8B0),
            GlowStrength = 0.5f,
            CloudLight = Colour.Hex(0x8A949C),
            CloudShade = Colour.Hex(0x262C35),
            CloudSoftness = 0.6f,
            Cirrus = 0.7f,
        },
        Light = new LightLook
        {
            Sun = new Vector3(0.66f, 0.62f, 0.44f),
            Ambient = new Vector3(0.24f, 0.28f, 0.32f),
            Bounce = new Vector3(0.1f, 0.11f, 0.1f),
            Across = 0.9f,
            Up = 0.35f,
            Haze = Colour.Hex(0x6F7C80),
            HazeDensity = 0.8f,
        },
        Water = new WaterLook { Deep = Colour.Hex(0x27383C), Shallow = Colour.Hex(0x58685E), Ripples = 1.8f, Foam = 1f, Mirror = 0.6f },
        Finish = new FinishLook { Saturation = 0.8f, Contrast = 1.08f, Vignette = 0.2f, Grain = 2.5f },
    };

    public static Style MistyMorning { get; } = Noon with
    {
        Family = "misty morning",
        Sky = new SkyLook
        {
            Zenith = Colour.Hex(0xA9BCCB),
            Horizon = Colour.Hex(0xF1E2CF),
            Glow = Colour.Hex(0xFFF3D6),
            GlowStrength = 0.8f,
            CloudLight = Colour.Hex(0xFFF6E6),
            CloudShade = Colour.Hex(0xB9BDC6),
            CloudSoftness = 0.9f,
            Disc = LightDisc.Sun,
        },
        Light = new LightLook
        {
            Sun = new Vector3(0.82f, 0.7f, 0.52f),
            Ambient = new Vector3(0.42f, 0.45f, 0.5f),
            Bounce = new Vector3(0.2f, 0.19f, 0.17f),
            Across = 0.5f,
            Up = 0.5f,
            Haze = Colour.Hex(0xE4DED2),
            HazeDensity = 1.3f,
            Mist = 0.6f,
        },
        Water = new WaterLook { Deep = Colour.Hex(0x5A6E74), Shallow = Colour.Hex(0x90968A), Mirror = 0.95f, Ripples = 0.35f, Foam = 0.15f },
        Finish = new FinishLook { Saturation = 0.8f, Softness = 0.3f },
    };

    public static Style Autumn { get; } = Noon with
    {
        Family = "autumn",
        Palette = Palettes.Autumn,
        Sky = Noon.Sky with { Zenith = Colour.Hex(0x5A8AC0), Horizon = Colour.Hex(0xE4E2D0), CloudShade = Colour.Hex(0xA49A9C) },
        Light = Noon.Light with { Sun = new Vector3(1.2f, 1f, 0.72f), Up = 0.75f, Haze = Colour.Hex(0xD6CDBE), HazeDensity = 0.75f },
        Water = Noon.Water with { Deep = Colour.Hex(0x2A4652), Shallow = Colour.Hex(0x7A7450), Mirror = 0.9f, Ripples = 0.5f },
    };

    public static Style Winter { get; } = Noon with
    {
        Family = "winter",
        Palette = Palettes.Winter,
        Sky = Noon.Sky with { Zenith = Colour.Hex(0x7FA6CF), Horizon = Colour.Hex(0xE9EDF0), CloudShade = Colour.Hex(0xB1BCC9) },
        Light = Noon.Light with
        {
            Sun = new Vector3(0.9f, 0.84f, 0.76f),
            Ambient = new Vector3(0.36f, 0.43f, 0.55f),
            Up = 0.6f,
            Haze = Colour.Hex(0xD5DEE8),
            HazeDensity = 1f,
        },
        Water = Noon.Water with { Deep = Colour.Hex(0x2E4A5C), Shallow = Colour.Hex(0x8FA6AE), Foam = 0.6f },
        SnowCover = 0.85f,
    };

    public static Style Spring { get; } = Noon with
    {
        Family = "spring",
        Palette = Palettes.Spring,
        Sky = Noon.Sky with { Zenith = Colour.Hex(0x58A2E2), Horizon = Colour.Hex(0xD6ECF4), CloudShade = Colour.Hex(0xB4C4D4) },
        Light = Noon.Light with { Sun = new Vector3(1.04f, 1.02f, 0.9f), Haze = Colour.Hex(0xC9DFE6) },
        Water = Noon.Water with { Deep = Colour.Hex(0x2B6A7E), Shallow = Colour.Hex(0x76A88C) },
    };

    public static Style Tropical { get; } = Noon with
    {
        Family = "tropical",
        Palette = Palettes.Tropical,
        Sky = Noon.Sky with { Zenith = Colour.Hex(0x0F6FD0), Horizon = Colour.Hex(0xA6E4F2), Glow = Colour.Hex(0xFFFFF0) },
        Light = Noon.Light with { Sun = new Vector3(1.16f, 1.08f, 0.93f), Haze = Colour.Hex(0xA4D8EA), HazeDensity = 0.55f },
        Water = new WaterLook { Deep = Colour.Hex(0x0A5C98), Shallow = Colour.Hex(0x4AD6C4), Mirror = 0.45f, Foam = 0.8f },
        Finish = new FinishLook { Saturation = 1.12f },
    };

    public static Style Arid { get; } = Noon with
    {
        Family = "arid",
        Palette = Palettes.Arid,
        Sky = Noon.Sky with { Zenith = Colour.Hex(0x4F86BC), Horizon = Colour.Hex(0xF0DDBE), CloudShade = Colour.Hex(0xC2A58E), Glow = Colour.Hex(0xFFF4DA) },
        Light = Noon.Light with
        {
            Sun = new Vector3(1.28f, 1.06f, 0.78f),
            Ambient = new Vector3(0.34f, 0.34f, 0.38f),
            Bounce = new Vector3(0.26f, 0.18f, 0.11f),
            Haze = Colour.Hex(0xE6CBA6),
            HazeDensity = 0.8f,
            Up = 0.8f,
        },
        Water = new WaterLook { Deep = Colour.Hex(0x2E5F62), Shallow = Colour.Hex(0x9A8A5E), Foam = 0.3f },
    };
}
