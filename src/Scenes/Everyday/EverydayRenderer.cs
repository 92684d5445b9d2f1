using CoCosNet.Scenes.Noise;
using CoCosNet.Scenes.Rendering.Finishes;

namespace CoCosNet.Scenes.Everyday;

/// <summary>Paints an everyday layout in a look. Stateless and thread-safe.</summary>
public static class EverydayRenderer
{
    private const float Units = 128f;

    /// <param name="layout">The labels.</param>
    /// <param name="look">The look, of the layout's family.</param>
    /// <param name="seed">Phase of the textures and the sensor's noise.</param>
    public static RgbImage Render(LabelImage layout, EverydayLook look, int seed)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(look);
        var random = new SeededRandom(seed, 11);
        var (shiftX, shiftY) = (random.Range(0f, 90f), random.Range(0f, 90f));
        var scale = Units / Math.Max(layout.Width, layout.Height);
        var pixels = new byte[layout.Ids.Length * 3];
        for (var pixel = 0; pixel < layout.Ids.Length; pixel++)
        {
            var (row, column) = Math.DivRem(pixel, layout.Width);
            var material = look.Materials[layout.Ids[pixel]];
            var tone = FabricPattern.Tone(material.Fabric, ((column * scale) + shiftX) / material.Scale, ((row * scale) + shiftY) / material.Scale);
            var color = Color.Warm(material.Colors.Ramp(tone), look.Warmth) * (look.Exposure * Light(layout, row, column));
            for (var channel = 0; channel < 3; channel++)
            {
                pixels[(3 * pixel) + channel] = (byte)Math.Clamp((255f * Gamma.Encode(color[channel])) + random.Range(-2f, 3f), 0f, 255f);
            }
        }

        return new RgbImage(layout.Width, layout.Height, pixels);
    }

    /// <summary>Light from above on the left, and a little shade where something of another class is close on that side.</summary>
    private static float Light(LabelImage layout, int row, int column)
    {
        var light = 1.08f - (0.16f * row / layout.Height) - (0.06f * column / layout.Width);
        var reach = Math.Max(1, layout.Width / 128);
        var (above, left) = (Math.Max(0, row - reach), Math.Max(0, column - reach));
        return layout.Ids[(above * layout.Width) + left] == layout.Ids[(row * layout.Width) + column] ? light : 0.82f * light;
    }
}
