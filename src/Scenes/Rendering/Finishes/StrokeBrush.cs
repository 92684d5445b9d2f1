using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering.Finishes;

/// <summary>
/// Repaints a picture in strokes. Each takes the colour under its middle, follows the direction of the surface, and stops at the border of
/// its class.
/// </summary>
internal static class StrokeBrush
{
    public static readonly StrokeSettings[] Oil =
    [
        new(13f, 4.6f, 2.2f, 0.95f, 0.1f, 0.16f, 0f),
        new(8f, 2.5f, 2.2f, 0.9f, 0.08f, 0.14f, 0f),
    ];

    public static readonly StrokeSettings[] Pastel =
    [
        new(14f, 4.2f, 1.6f, 0.7f, 0.07f, 0.08f, 0.5f),
        new(9f, 1.9f, 1.8f, 0.5f, 0.1f, 0.12f, 0.75f),
    ];

    public static void Paint(Frame frame, StrokeSettings[] layers)
    {
        var source = frame.Colors;
        var canvas = MaskedBlur.Blur(frame, source, Math.Max(1, frame.Height / 110));
        var underpainting = (Vector3[])canvas.Clone();
        var random = new SeededRandom(frame.Seed, 8201);
        for (var layer = 0; layer < layers.Length; layer++)
        {
            Layer(frame, layer == 0 ? underpainting : source, canvas, layers[layer], random);
        }

        canvas.CopyTo(frame.Colors, 0);
    }

    private static void Layer(Frame frame, Vector3[] source, Vector3[] canvas, StrokeSettings settings, SeededRandom random)
    {
        var scale = frame.Height / 256f * frame.Style.Finish.BrushSize;
        float length = settings.Length * scale, width = settings.Width * scale;
        var count = (int)(settings.Layers * canvas.Length / (length * width));
        for (var i = 0; i < count; i++)
        {
            var at = random.Below(canvas.Length);
            var turn = Direction(frame, at, settings.Hatching) + random.Range(-0.03f, 0.03f);
            var calm = frame.Layout.Surfaces[at].Label == ClassIds.Sky ? 0.45f : 1f;
            var brighter = 1f + (calm * settings.Jitter * random.Range(-1f, 1f));
            var warmer = settings.Jitter * 0.4f * random.Range(-1f, 1f);
            var color = Color.Warm(source[at], warmer) * brighter;
            Stroke(frame, canvas, at, color, turn, length * random.Range(0.7f, 1.2f), width * random.Range(0.75f, 1.2f), settings, i);
        }
    }

    // Direction in turns: 0 is horizontal, 0.25 vertical.
    private static float Direction(Frame frame, int at, float hatching)
    {
        ref readonly var surface = ref frame.Layout.Surfaces[at];
        float x = at % frame.Width / (float)frame.Height, y = at / frame.Width / (float)frame.Height;
        var drift = 0.11f * Fractal.Sum((x * 4f) + frame.Shift.X, (y * 4f) + frame.Shift.Y, 2f);
        var own = surface.Label switch
        {
            ClassIds.Sky => 2f * drift,
            ClassIds.Cloud => 5f * drift,
            ClassIds.Water => 0.3f * drift,
            ClassIds.Grass or ClassIds.Flowers => 0.25f + drift,
            ClassIds.Field => 0.2f + drift,
            ClassIds.Tree => 5f * drift,
            ClassIds.Mountain or ClassIds.Snow or ClassIds.Rock => surface.Normal.X > 0f ? 0.13f + drift : 0.37f + drift,
            ClassIds.Building => 0.25f,
            _ => drift,
        };
        return Curves.Mix(own, 0.17f + (0.2f * drift), hatching);
    }

    private static void Stroke(
        Frame frame, Vector3[] canvas, int at, Vector3 color, float turn, float length, float width, StrokeSettings settings, int number)
    {
        float cos = Curves.Wave(turn + 0.25f), sin = -Curves.Wave(turn);
        int column = at % frame.Width, row = at / frame.Width;
        float halfLength = length / 2f, halfWidth = width / 2f;
        var reachX = (int)(MathF.Abs(cos * halfLength) + MathF.Abs(sin * halfWidth)) + 1;
        var reachY = (int)(MathF.Abs(sin * halfLength) + MathF.Abs(cos * halfWidth)) + 1;
        var label = frame.Layout.Surfaces[at].Label;
        for (var y = Math.Max(0, row - reachY); y <= Math.Min(frame.Height - 1, row + reachY); y++)
        {
            for (var x = Math.Max(0, column - reachX); x <= Math.Min(frame.Width - 1, column + reachX); x++)
            {
                float dx = x - column, dy = y - row;
                var along = ((dx * cos) + (dy * sin)) / halfLength;
                var across = ((dy * cos) - (dx * sin)) / halfWidth;
                var inside = 1f - (along * along * along * along) - (across * across);
                var i = (y * frame.Width) + x;
                if (inside <= 0f || frame.Layout.Surfaces[i].Label != label)
                {
                    continue;
                }

                var bristle = Lattice.Value((across * 2.6f) + (number * 0.37f), (along * 0.8f) + (number * 0.11f)) - 0.5f;
                var paint = color * (1f + (settings.Bristles * ((2f * bristle) - (0.5f * across))));
                var cover = settings.Opacity * Curves.Smooth(0f, 0.35f, inside);
                canvas[i] = Vector3.Lerp(canvas[i], paint, cover);
            }
        }
    }
}
