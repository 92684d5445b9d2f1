using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes;

/// <summary>A kind of style; every seed gives another instance.</summary>
public sealed class StyleFamily
{
    private readonly Style _typical;

    internal StyleFamily(Style typical) => _typical = typical;

    /// <summary>Lower-case English name.</summary>
    public string Name => _typical.Family;

    /// <summary>The family's typical look, without variation.</summary>
    public Style Typical => _typical;

    /// <summary>One style of the family. The same seed gives the same style.</summary>
    public Style Vary(int seed)
    {
        var random = new SeededRandom(seed, 7001);
        var warmth = random.Range(-0.07f, 0.07f);
        return _typical with
        {
            Palette = _typical.Palette.Map(material => Vary(material, random)),
            Sky = Vary(_typical.Sky, warmth, random),
            Light = Vary(_typical.Light, warmth, random),
            Water = Vary(_typical.Water, random),
            Finish = Vary(_typical.Finish, random),
        };
    }

    public override string ToString() => Name;

    private static Material Vary(Material material, SeededRandom random)
    {
        // One tint for the whole material, so that its three tones still match.
        var tint = Color.Vary(Vector3.One, 0.14f, random);
        return material with
        {
            Shade = material.Shade * tint,
            Body = material.Body * tint,
            Light = material.Light * Vector3.Lerp(tint, Vector3.One, 0.5f),
            Accent = Color.Vary(material.Accent, 0.15f, random),
            AccentShare = material.AccentShare * random.Range(0.7f, 1.25f),
            Contrast = material.Contrast * random.Range(0.8f, 1.25f),
            Scale = material.Scale * random.Range(0.8f, 1.3f),
            Relief = material.Relief * random.Range(0.75f, 1.25f),
        };
    }

    private static SkyLook Vary(SkyLook sky, float warmth, SeededRandom random) => sky with
    {
        Zenith = Color.Warm(Color.Vary(sky.Zenith, 0.12f, random), warmth),
        Horizon = Color.Warm(Color.Vary(sky.Horizon, 0.08f, random), warmth),
        Glow = Color.Vary(sky.Glow, 0.08f, random),
        GlowStrength = sky.GlowStrength * random.Range(0.8f, 1.25f),
        CloudLight = Color.Warm(sky.CloudLight, warmth),
        CloudShade = Color.Vary(sky.CloudShade, 0.1f, random),
        CloudSoftness = sky.CloudSoftness * random.Range(0.7f, 1.3f),
        Cirrus = sky.Cirrus * random.Range(0.3f, 1.6f),
    };

    private static LightLook Vary(LightLook light, float warmth, SeededRandom random) => light with
    {
        Sun = Color.Warm(light.Sun, warmth) * random.Range(0.92f, 1.08f),
        Ambient = Color.Vary(light.Ambient, 0.07f, random),
        Across = light.Across * random.Range(0.6f, 1.25f) * random.Sign(),
        Up = light.Up * random.Range(0.8f, 1.2f),
        Haze = Color.Warm(Color.Vary(light.Haze, 0.06f, random), warmth),
        HazeDensity = light.HazeDensity * random.Range(0.65f, 1.4f),
        Mist = light.Mist * random.Range(0.7f, 1.2f),
    };

    private static WaterLook Vary(WaterLook water, SeededRandom random) => water with
    {
        Deep = Color.Vary(water.Deep, 0.15f, random),
        Shallow = Color.Vary(water.Shallow, 0.12f, random),
        Ripples = water.Ripples * random.Range(0.6f, 1.4f),
        Scale = water.Scale * random.Range(0.8f, 1.25f),
        Mirror = MathF.Min(1f, water.Mirror * random.Range(0.85f, 1.1f)),
    };

    private static FinishLook Vary(FinishLook finish, SeededRandom random) => finish with
    {
        BrushSize = finish.BrushSize * random.Range(0.85f, 1.2f),
        Exposure = finish.Exposure * random.Range(0.93f, 1.08f),
        Contrast = finish.Contrast * random.Range(0.94f, 1.08f),
        Saturation = finish.Saturation * random.Range(0.88f, 1.1f),
        Cast = finish.Cast * Color.Vary(Vector3.One, 0.025f, random),
        Vignette = finish.Vignette * random.Range(0.3f, 1.8f),
        Grain = finish.Grain * random.Range(0.5f, 1.6f),
        Softness = finish.Softness * random.Range(0.6f, 1.4f),
    };
}
