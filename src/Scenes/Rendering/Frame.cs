using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering;

/// <summary>The state of one rendering: its inputs, and the values that all shaders derive from them.</summary>
internal sealed class Frame
{
    public Frame(Layout layout, Style style, int seed)
    {
        Layout = layout;
        Style = style;
        var random = new SeededRandom(seed, 8001);
        Shift = new Vector2(random.Range(0f, 200f), random.Range(0f, 200f));
        Seed = random.Below(1 << 20);
        Colors = new Vector3[layout.Surfaces.Length];
        var aspect = (float)layout.Width / layout.Height;
        var light = style.Light;
        Sun = new Vector2((0.5f + (0.5f * light.Across)) * aspect, layout.Camera.Horizon * (1f - light.Up));

        // Light from inside the picture would leave all surfaces facing the viewer black, so it comes more from the side.
        var ahead = style.Sky.Disc == LightDisc.Hidden ? -0.55f : 0.12f;
        SunDirection = Vector3.Normalize(new Vector3(light.Across * 1.1f, 0.22f + (0.6f * light.Up), ahead));
        SunSlope = SunDirection.Y / MathF.Max(0.05f, MathF.Abs(SunDirection.X));
    }

    public Layout Layout { get; }

    public Style Style { get; }

    /// <summary>Offset of every pattern, so that each seed gives another photograph in the same style.</summary>
    public Vector2 Shift { get; }

    public int Seed { get; }

    /// <summary>Linear colour of each pixel.</summary>
    public Vector3[] Colors { get; }

    public int Width => Layout.Width;

    public int Height => Layout.Height;

    /// <summary>Screen position of the sun or moon.</summary>
    public Vector2 Sun { get; }

    /// <summary>Unit vector towards the light.</summary>
    public Vector3 SunDirection { get; }

    /// <summary>Tangent of the light's elevation, to compare with skylines.</summary>
    public float SunSlope { get; }

    /// <summary>World size of a pixel at a depth.</summary>
    public float Footprint(float depth) => depth / (Layout.Camera.Focal * Height);

    /// <summary>Colour of the open sky at a screen position, without clouds and disc.</summary>
    public Vector3 SkyAt(float x, float y)
    {
        var sky = Style.Sky;
        var up = Curves.Clamp01(1f - (y / MathF.Max(0.2f, Layout.Camera.Horizon)));
        var color = Vector3.Lerp(sky.Horizon, sky.Zenith, up * (1.55f - (0.55f * up)));
        float dx = x - Sun.X, dy = (y - Sun.Y) * 1.25f;
        var distance = MathF.Sqrt((dx * dx) + (dy * dy));
        var glow = sky.GlowStrength * ((0.6f * Curves.Decay(3.2f * distance)) + (0.4f * Curves.Decay(10f * distance)));
        return Vector3.Lerp(color, sky.Glow, Curves.Clamp01(glow));
    }
}
