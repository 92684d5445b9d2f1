using System.Numerics;

namespace CoCosNet.Scenes.Styles.Families;

/// <summary>Painted styles.</summary>
internal static class PaintedStyles
{
    public static Style Impressionist { get; } = HourStyles.GoldenHour with
    {
        Family = "impressionist",
        Palette = Palettes.Summer with
        {
            Grass = Material.Of(0x2C6A4A, 0x7DB04A, 0xE6DC7A).With(0xE8B65A, 0.5f),
            Tree = Material.Of(0x1E3A5C, 0x3F7E4E, 0xB7C25A).With(0xC98A3E, 0.35f),
            Mountain = Material.Of(0x4A4E8C, 0x8484B8, 0xD8B4B4).With(0x6F8E8A, 0.5f),
            Rock = Material.Of(0x4A3A5C, 0x96807E, 0xE2C29A),
            Sand = Material.Of(0xC08A6A, 0xEBC890, 0xFFF0C2),
            Field = Material.Of(0xB0702C, 0xE8B83E, 0xFBE58A).With(0x7C9A4A, 0.4f),
            Flowers = Material.Of(0xE03C3C, 0xF7E3EC, 0x8A5FD0).With(0xF4C430, 0.5f),
        },
        Sky = HourStyles.GoldenHour.Sky with { Zenith = Color.Hex(0x5A8AD6), Horizon = Color.Hex(0xF8D9B0), CloudShade = Color.Hex(0xA894C0) },
        Light = HourStyles.GoldenHour.Light with
        {
            Sun = new Vector3(1.25f, 0.98f, 0.66f),
            Ambient = new Vector3(0.36f, 0.36f, 0.52f),
            Haze = Color.Hex(0xC9BCD6),
            Up = 0.6f,
        },
        Water = new WaterLook { Deep = Color.Hex(0x2E5C96), Shallow = Color.Hex(0x6FAEA6), Mirror = 0.85f, Ripples = 1.2f },
        Finish = new FinishLook { Brush = Brush.Oil, Saturation = 1.18f, Grain = 0.6f, Vignette = 0f },
        LitWindows = 0.3f,
    };

    public static Style Watercolor { get; } = SeasonStyles.Spring with
    {
        Family = "watercolour",
        Sky = SeasonStyles.Spring.Sky with
        {
            Zenith = Color.Hex(0x6FA8DC),
            Horizon = Color.Hex(0xF2EFE4),
            CloudShade = Color.Hex(0xB8C0D4),
            CloudSoftness = 0.8f,
        },
        Light = SeasonStyles.Spring.Light with { Ambient = new Vector3(0.46f, 0.5f, 0.58f), Haze = Color.Hex(0xDDE4EA), HazeDensity = 0.45f },
        Finish = new FinishLook { Brush = Brush.Watercolor, Saturation = 1.08f, Grain = 0.4f, Vignette = 0f, Exposure = 0.9f, Contrast = 1.05f },
    };

    public static Style Woodblock { get; } = HourStyles.Noon with
    {
        Family = "woodblock",
        Palette = Palettes.Summer with
        {
            Mountain = Material.Of(0x3A4E72, 0x6C86A6, 0xB4C2C8),
            Rock = Material.Of(0x4A4440, 0x8C8274, 0xC4B79C),
            Grass = Material.Of(0x3F6A4A, 0x86A862, 0xC6CE8A),
            Tree = Material.Of(0x1C3E3A, 0x3A6A52, 0x7E9A62),
            Field = Material.Of(0xB48A3C, 0xE0BE68, 0xF2DC9C),
            Sand = Material.Of(0xC8A878, 0xE8D2A4, 0xF6EACB),
            Flowers = Material.Of(0xC23B3A, 0xF0D8D0, 0xD98A9A).With(0xE8C24A, 0.5f),
            Roof = Material.Of(0x2E3A52, 0x566A86, 0x8C9EB0).With(0x9A4A3A, 0.3f),
        },
        Sky = HourStyles.Noon.Sky with
        {
            Zenith = Color.Hex(0x1E4E8C),
            Horizon = Color.Hex(0xF4D9B8),
            CloudLight = Color.Hex(0xFBF6EA),
            CloudShade = Color.Hex(0xC4CBD2),
            CloudSoftness = 0f,
            Cirrus = 0f,
        },
        Light = HourStyles.Noon.Light with
        {
            Sun = new Vector3(0.72f, 0.7f, 0.64f),
            Ambient = new Vector3(0.52f, 0.54f, 0.58f),
            Bounce = new Vector3(0.3f, 0.3f, 0.3f),
            Shadow = 0.5f,
            Haze = Color.Hex(0xD8DCD4),
            HazeDensity = 0.6f,
        },
        Water = new WaterLook
        {
            Deep = Color.Hex(0x1F4F86),
            Shallow = Color.Hex(0x7FB0B8),
            Mirror = 0.3f,
            Ripples = 1.5f,
            Foam = 0.9f,
            Scale = 1.4f,
        },
        Finish = new FinishLook { Brush = Brush.Woodblock, Grain = 0.4f, Vignette = 0f },
    };

    public static Style Pastel { get; } = HourStyles.Dusk with
    {
        Family = "pastel",
        Palette = Palettes.Autumn with
        {
            Grass = Material.Of(0x5A6A4A, 0x9AA86A, 0xD6D49A).With(0xE0A88A, 0.4f),
            Tree = Material.Of(0x3A3A5A, 0x6A7A6A, 0xB8B88A).With(0xE08A6A, 0.4f),
            Mountain = Material.Of(0x5A4A7A, 0x9A86AE, 0xE0BCC0),
            Sand = Material.Of(0xB88A7A, 0xE4BE9E, 0xF8E2C8),
        },
        Sky = HourStyles.Dusk.Sky with
        {
            Zenith = Color.Hex(0x7A86C0),
            Horizon = Color.Hex(0xF8C0A8),
            CloudLight = Color.Hex(0xFCD8CC),
            CloudShade = Color.Hex(0x9A86B8),
            Stars = 0f,
        },
        Light = HourStyles.Dusk.Light with
        {
            Sun = new Vector3(0.86f, 0.62f, 0.5f),
            Ambient = new Vector3(0.44f, 0.4f, 0.52f),
            Bounce = new Vector3(0.24f, 0.2f, 0.22f),
            Up = 0.45f,
            Haze = Color.Hex(0xD8A8B4),
        },
        Water = new WaterLook { Deep = Color.Hex(0x5A6AA0), Shallow = Color.Hex(0xA8A0B0), Mirror = 0.9f, Ripples = 0.8f, Foam = 0.4f },
        Finish = new FinishLook { Brush = Brush.Pastel, Grain = 1f, Vignette = 0f, Saturation = 1.1f },
        LitWindows = 0.4f,
    };
}
