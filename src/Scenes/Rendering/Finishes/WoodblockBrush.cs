using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering.Finishes;

/// <summary>A colour print: flat tones in a few steps, the grain of the block in them, dark key lines between the classes.</summary>
internal static class WoodblockBrush
{
    private static readonly Vector3 Ink = new(0.13f, 0.13f, 0.2f);
    private static readonly Vector3 Paper = new(0.97f, 0.94f, 0.86f);

    public static void Paint(Frame frame)
    {
        var size = frame.Height / 256f * frame.Style.Finish.BrushSize;
        var flat = MaskedBlur.Blur(frame, frame.Colors, Math.Max(1, (int)(2.4f * size)));
        flat = MaskedBlur.Blur(frame, flat, Math.Max(1, (int)(1.4f * size)));
        for (var row = 0; row < frame.Height; row++)
        {
            for (var column = 0; column < frame.Width; column++)
            {
                var at = (row * frame.Width) + column;
                var color = Step(flat[at], frame.Layout.Surfaces[at].Label is ClassIds.Sky or ClassIds.Water);
                var grain = Fractal.Rough((column / (34f * size)) + frame.Shift.X, (row / (2.2f * size)) + frame.Shift.Y, 3f, 0.6f) - 0.5f;
                color = Vector3.Lerp(color, Paper, Curves.Clamp01(0.08f + (0.34f * grain)));
                frame.Colors[at] = Vector3.Lerp(color, Ink, 0.8f * Line(frame, column, row, size));
            }
        }
    }

    // Sky and water are graded, as by wiping the block; everything else has steps.
    private static Vector3 Step(Vector3 color, bool graded)
    {
        var tone = Color.Luminance(color) + 0.02f;
        var steps = graded ? 9f : 5f;
        var scaled = tone * steps;
        var within = scaled - Curves.Floor(scaled);
        var stepped = (Curves.Floor(scaled) + Curves.Smooth(0.36f, 0.64f, within)) / steps;
        return Vector3.Clamp(color * ((stepped + 0.05f) / (tone + 0.05f)), Vector3.Zero, Vector3.One);
    }

    private static float Line(Frame frame, int column, int row, float size)
    {
        var surfaces = frame.Layout.Surfaces;
        ref readonly var here = ref surfaces[(row * frame.Width) + column];
        var reach = Math.Max(1, (int)(0.9f * size));
        var line = 0f;
        for (var dy = 0; dy <= reach; dy++)
        {
            for (var dx = 0; dx <= reach; dx++)
            {
                int x = Math.Min(column + dx, frame.Width - 1), y = Math.Min(row + dy, frame.Height - 1);
                ref readonly var there = ref surfaces[(y * frame.Width) + x];
                if (there.Label != here.Label)
                {
                    line = MathF.Max(line, dx + dy > 1 ? 0.6f : 1f);
                }
                else if (MathF.Abs(there.Depth - here.Depth) > 0.25f * MathF.Min(there.Depth, here.Depth))
                {
                    line = MathF.Max(line, 0.5f);
                }
            }
        }

        return line;
    }
}
