using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering.Finishes;

/// <summary>Converts light to bytes: edges, brush, tones, lens, sensor.</summary>
internal static class Finisher
{
    public static RgbImage Finish(Frame frame)
    {
        EdgeSmoother.Smooth(frame);
        Develop(frame);
        switch (frame.Style.Finish.Brush)
        {
            case Brush.Oil:
                StrokeBrush.Paint(frame, StrokeBrush.Oil);
                break;
            case Brush.Pastel:
                StrokeBrush.Paint(frame, StrokeBrush.Pastel);
                break;
            case Brush.Watercolor:
                WatercolorBrush.Paint(frame);
                break;
            case Brush.Woodblock:
                WoodblockBrush.Paint(frame);
                break;
            default:
                EdgeSmoother.Soften(frame, frame.Style.Finish.Softness);
                break;
        }

        return new RgbImage(frame.Width, frame.Height, Expose(frame));
    }

    // Applies exposure, cast, saturation and a highlight shoulder; values are display values in 0 … 1 from here on.
    private static void Develop(Frame frame)
    {
        var finish = frame.Style.Finish;
        var gain = finish.Exposure * finish.Cast;
        var colors = frame.Colors;
        for (var i = 0; i < colors.Length; i++)
        {
            var color = Color.Saturate(colors[i] * gain, finish.Saturation);
            var x = Tone(color.X);
            var y = Tone(color.Y);
            var z = Tone(color.Z);
            var shown = new Vector3(x, y, z);
            colors[i] = Vector3.Clamp(new Vector3(0.5f) + ((shown - new Vector3(0.5f)) * finish.Contrast), Vector3.Zero, Vector3.One);
        }
    }

    private static float Tone(float linear)
    {
        // Linear up to the shoulder, then a parabola that reaches white at 1.4 with zero slope.
        const float Shoulder = 0.6f;
        if (linear > Shoulder)
        {
            var over = MathF.Min((linear - Shoulder) / (1f - Shoulder), 2f);
            linear = Shoulder + ((1f - Shoulder) * over * (1f - (0.25f * over)));
        }

        return Gamma.Encode(linear);
    }

    private static byte[] Expose(Frame frame)
    {
        var finish = frame.Style.Finish;
        var pixels = new byte[frame.Colors.Length * 3];
        var random = new SeededRandom(frame.Seed, 8101);
        for (var row = 0; row < frame.Height; row++)
        {
            var dy = ((row + 0.5f) / frame.Height) - 0.5f;
            for (var column = 0; column < frame.Width; column++)
            {
                var at = (row * frame.Width) + column;
                var dx = ((column + 0.5f) / frame.Width) - 0.5f;
                var corner = (dx * dx) + (dy * dy);
                var color = frame.Colors[at] * (255f * (1f - (finish.Vignette * corner * 1.6f)));
                var grain = finish.Grain * 1.2f * (random.NextSingle() + random.NextSingle() - 1f);
                var tint = finish.Grain * 0.8f;
                Write(pixels, 3 * at, color.X + grain + (tint * (random.NextSingle() - 0.5f)));
                Write(pixels, (3 * at) + 1, color.Y + grain);
                Write(pixels, (3 * at) + 2, color.Z + grain + (tint * (random.NextSingle() - 0.5f)));
            }
        }

        return pixels;
    }

    private static void Write(byte[] pixels, int at, float value) => pixels[at] = (byte)Math.Clamp(value + 0.5f, 0f, 255f);
}
