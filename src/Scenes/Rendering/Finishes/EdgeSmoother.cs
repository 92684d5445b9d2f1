using System.Numerics;
using CoCosNet.Scenes.Layouts;

namespace CoCosNet.Scenes.Rendering.Finishes;

/// <summary>Antialiases silhouettes, and adds the softness of a lens.</summary>
internal static class EdgeSmoother
{
    /// <summary>Averages across borders of classes and jumps of depth; textures are unchanged.</summary>
    public static void Smooth(Frame frame)
    {
        var source = (Vector3[])frame.Colors.Clone();
        var surfaces = frame.Layout.Surfaces;
        var width = frame.Width;
        for (var row = 1; row < frame.Height - 1; row++)
        {
            for (var column = 1; column < width - 1; column++)
            {
                var at = (row * width) + column;
                if (Differs(surfaces[at], surfaces[at + 1]) || Differs(surfaces[at], surfaces[at - 1])
                    || Differs(surfaces[at], surfaces[at + width]) || Differs(surfaces[at], surfaces[at - width]))
                {
                    frame.Colors[at] = Blur(source, at, width, 0.62f);
                }
            }
        }
    }

    /// <summary>Blends each pixel with its neighbours.</summary>
    public static void Soften(Frame frame, float share)
    {
        var source = (Vector3[])frame.Colors.Clone();
        for (var row = 1; row < frame.Height - 1; row++)
        {
            for (var column = 1; column < frame.Width - 1; column++)
            {
                var at = (row * frame.Width) + column;
                frame.Colors[at] = Blur(source, at, frame.Width, share);
            }
        }
    }

    private static bool Differs(in Surface a, in Surface b) =>
        a.Label != b.Label || a.Part != b.Part || MathF.Abs(a.Depth - b.Depth) > 0.12f * MathF.Min(a.Depth, b.Depth);

    private static Vector3 Blur(Vector3[] source, int at, int width, float share)
    {
        var beside = source[at - 1] + source[at + 1] + source[at - width] + source[at + width];
        var diagonal = source[at - width - 1] + source[at - width + 1] + source[at + width - 1] + source[at + width + 1];
        return (source[at] * (1f - share)) + (((beside * 2f) + diagonal) * (share / 12f));
    }
}
