using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering.Finishes;

/// <summary>Watercolour washes: tones in a few steps with dark rims of dried pigment, blotches, and the texture of the paper.</summary>
internal static class WatercolorBrush
{
    private static readonly Vector3 Paper = new(0.98f, 0.965f, 0.93f);

    public static void Paint(Frame frame)
    {
        var size = frame.Height / 256f * frame.Style.Finish.BrushSize;
        var wash = MaskedBlur.Blur(frame, frame.Colors, Math.Max(1, (int)(2.2f * size)));
        var detail = frame.Colors;
        var thick = new float[wash.Length];
        for (var i = 0; i < wash.Length; i++)
        {
            thick[i] = Thickness(frame, wash[i], i, size);
        }

        var painted = new Vector3[wash.Length];
        for (var i = 0; i < wash.Length; i++)
        {
            var pigment = Vector3.Lerp(wash[i], detail[i], 0.3f);
            var tooth = Fractal.Rough(i % frame.Width / (1.7f * size), i / frame.Width / (1.7f * size), 2f, 0.7f) - 0.5f;
            var load = thick[i] + (0.3f * Rim(frame, thick, i)) - (0.22f * tooth);

            // Pigment filters the white of the paper: a load of 1 gives the pure colour, a smaller one shows the paper.
            painted[i] = Vector3.Clamp(Vector3.Lerp(Paper, pigment, load), Vector3.Zero, Vector3.One);
        }

        painted.CopyTo(frame.Colors, 0);
    }

    private static float Thickness(Frame frame, Vector3 color, int at, float size)
    {
        float x = at % frame.Width / (float)frame.Height, y = at / frame.Width / (float)frame.Height;
        var blotch = Fractal.Sum((x * 7f) + frame.Shift.X, (y * 7f) + frame.Shift.Y, 3f);
        var tone = Color.Luminance(color);
        var stepped = (Curves.Floor((tone * 5f) + (0.7f * blotch)) + 0.5f) / 5f;
        return 0.92f + (0.14f * blotch) + (0.22f * (tone - stepped)) + (0.02f * size);
    }

    private static float Rim(Frame frame, float[] thick, int at)
    {
        int column = at % frame.Width, row = at / frame.Width;
        if (column == 0 || row == 0 || column == frame.Width - 1 || row == frame.Height - 1)
        {
            return 0f;
        }

        var surfaces = frame.Layout.Surfaces;
        var label = surfaces[at].Label;
        var border = surfaces[at - 1].Label != label || surfaces[at + 1].Label != label
            || surfaces[at - frame.Width].Label != label || surfaces[at + frame.Width].Label != label;
        var slope = MathF.Abs(thick[at + 1] - thick[at - 1]) + MathF.Abs(thick[at + frame.Width] - thick[at - frame.Width]);
        return (border ? 0.55f : 0f) + MathF.Min(1f, 5f * slope);
    }
}
