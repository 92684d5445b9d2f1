using System.Numerics;

namespace CoCosNet.Scenes.Styles.Families;

/// <summary>Photographic styles: kinds of weather.</summary>
internal static class WeatherStyles
{
    public static Style Overcast { get; } = HourStyles.Noon with
    {
        Family = "overcast",
        Sky = new SkyLook
        {
            Zenith = Color.Hex(0x8E98A4),
            Horizon = Color.Hex(0xD5D9DA),
            Glow = Color.Hex(0xE6E8E6),
            CloudLight = Color.Hex(0xD2D6D8),
            CloudShade = Color.Hex(0x737C86),
            CloudSoftness = 0.8f,
            Cirrus = 0.6f,
        },
        Light = new LightLook
        {
            Sun = new Vector3(0.24f, 0.24f, 0.23f),
            Ambient = new Vector3(0.66f, 0.69f, 0.73f),
            Bounce = new Vector3(0.22f, 0.22f, 0.21f),
            Shadow = 0.4f,
            Haze = Color.Hex(0xC3C9CC),
            HazeDensity = 0.65f,
            Mist = 0.12f,
        },
        Water = new WaterLook { Deep = Color.Hex(0x46545A), Shallow = Color.Hex(0x7A8078), Ripples = 1.1f },
        Finish = new FinishLook { Saturation = 0.8f },
    };

    public static Style Storm { get; } = Overcast with
    {
        Family = "storm",
        Sky = new SkyLook
        {
            Zenith = Color.Hex(0x2C343E),
            Horizon = Color.Hex(0x8F9A94),
            Glow = Color.Hex(0xD9D8B0),
            GlowStrength = 0.5f,
            CloudLight = Color.Hex(0x8A949C),
            CloudShade = Color.Hex(0x262C35),
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
            Haze = Color.Hex(0x6F7C80),
            HazeDensity = 0.8f,
        },
        Water = new WaterLook { Deep = Color.Hex(0x27383C), Shallow = Color.Hex(0x58685E), Ripples = 1.8f, Foam = 1f, Mirror = 0.6f },
        Finish = new FinishLook { Saturation = 0.8f, Contrast = 1.08f, Vignette = 0.2f, Grain = 2.5f },
    };

    public static Style MistyMorning { get; } = HourStyles.Noon with
    {
        Family = "misty morning",
        Sky = new SkyLook
        {
            Zenith = Color.Hex(0xA9BCCB),
            Horizon = Color.Hex(0xF1E2CF),
            Glow = Color.Hex(0xFFF3D6),
            GlowStrength = 0.8f,
            CloudLight = Color.Hex(0xFFF6E6),
            CloudShade = Color.Hex(0xB9BDC6),
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
            Haze = Color.Hex(0xE4DED2),
            HazeDensity = 1.3f,
            Mist = 0.6f,
        },
        Water = new WaterLook { Deep = Color.Hex(0x5A6E74), Shallow = Color.Hex(0x90968A), Mirror = 0.95f, Ripples = 0.35f, Foam = 0.15f },
        Finish = new FinishLook { Saturation = 0.8f, Softness = 0.3f },
    };
}
