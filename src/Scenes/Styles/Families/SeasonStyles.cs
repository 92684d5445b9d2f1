using System.Numerics;

namespace CoCosNet.Scenes.Styles.Families;

/// <summary>Photographic styles: seasons and climates in fair weather.</summary>
internal static class SeasonStyles
{
    public static Style Autumn { get; } = HourStyles.Noon with
    {
        Family = "autumn",
        Palette = Palettes.Autumn,
        Sky = HourStyles.Noon.Sky with { Zenith = Color.Hex(0x5A8AC0), Horizon = Color.Hex(0xE4E2D0), CloudShade = Color.Hex(0xA49A9C) },
        Light = HourStyles.Noon.Light with { Sun = new Vector3(1.2f, 1f, 0.72f), Up = 0.75f, Haze = Color.Hex(0xD6CDBE), HazeDensity = 0.5f },
        Water = HourStyles.Noon.Water with { Deep = Color.Hex(0x2A4652), Shallow = Color.Hex(0x7A7450), Mirror = 0.9f, Ripples = 0.5f },
    };

    public static Style Winter { get; } = HourStyles.Noon with
    {
        Family = "winter",
        Palette = Palettes.Winter,
        Sky = HourStyles.Noon.Sky with { Zenith = Color.Hex(0x7FA6CF), Horizon = Color.Hex(0xE9EDF0), CloudShade = Color.Hex(0xB1BCC9) },
        Light = HourStyles.Noon.Light with
        {
            Sun = new Vector3(0.9f, 0.84f, 0.76f),
            Ambient = new Vector3(0.36f, 0.43f, 0.55f),
            Up = 0.6f,
            Haze = Color.Hex(0xD5DEE8),
            HazeDensity = 1f,
        },
        Water = HourStyles.Noon.Water with { Deep = Color.Hex(0x2E4A5C), Shallow = Color.Hex(0x8FA6AE), Foam = 0.6f },
        SnowCover = 0.85f,
    };

    public static Style Spring { get; } = HourStyles.Noon with
    {
        Family = "spring",
        Palette = Palettes.Spring,
        Sky = HourStyles.Noon.Sky with { Zenith = Color.Hex(0x58A2E2), Horizon = Color.Hex(0xD6ECF4), CloudShade = Color.Hex(0xB4C4D4) },
        Light = HourStyles.Noon.Light with { Sun = new Vector3(1.04f, 1.02f, 0.9f), Haze = Color.Hex(0xC9DFE6) },
        Water = HourStyles.Noon.Water with { Deep = Color.Hex(0x2B6A7E), Shallow = Color.Hex(0x76A88C) },
    };

    public static Style Tropical { get; } = HourStyles.Noon with
    {
        Family = "tropical",
        Palette = Palettes.Tropical,
        Sky = HourStyles.Noon.Sky with { Zenith = Color.Hex(0x0F6FD0), Horizon = Color.Hex(0xA6E4F2), Glow = Color.Hex(0xFFFFF0) },
        Light = HourStyles.Noon.Light with { Sun = new Vector3(1.16f, 1.08f, 0.93f), Haze = Color.Hex(0xA4D8EA), HazeDensity = 0.55f },
        Water = new WaterLook { Deep = Color.Hex(0x0A5C98), Shallow = Color.Hex(0x4AD6C4), Mirror = 0.45f, Foam = 0.8f },
        Finish = new FinishLook { Saturation = 1.12f },
    };

    public static Style Arid { get; } = HourStyles.Noon with
    {
        Family = "arid",
        Palette = Palettes.Arid,
        Sky = HourStyles.Noon.Sky with
        {
            Zenith = Color.Hex(0x4F86BC),
            Horizon = Color.Hex(0xF0DDBE),
            CloudShade = Color.Hex(0xC2A58E),
            Glow = Color.Hex(0xFFF4DA),
        },
        Light = HourStyles.Noon.Light with
        {
            Sun = new Vector3(1.28f, 1.06f, 0.78f),
            Ambient = new Vector3(0.34f, 0.34f, 0.38f),
            Bounce = new Vector3(0.26f, 0.18f, 0.11f),
            Haze = Color.Hex(0xE6CBA6),
            HazeDensity = 0.8f,
            Up = 0.8f,
        },
        Water = new WaterLook { Deep = Color.Hex(0x2E5F62), Shallow = Color.Hex(0x9A8A5E), Foam = 0.3f },
    };
}
