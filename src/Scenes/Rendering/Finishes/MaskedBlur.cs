using System.Numerics;

namespace CoCosNet.Scenes.Rendering.Finishes;

/// <summary>Box blur that never mixes classes.</summary>
internal static class MaskedBlur
{
    /// <param name="frame">Frame, for its labels and size.</param>
    /// <param name="source">Height × width colours; not changed.</param>
    /// <param name="radius">In pixels.</param>
    public static Vector3[] Blur(Frame frame, Vector3[] source, int radius)
    {
        var across = new Vector3[source.Length];
        var down = new Vector3[source.Length];
        for (var row = 0; row < frame.Height; row++)
        {
            Line(frame, source, across, row * frame.Width, 1, frame.Width, radius);
        }

        for (var column = 0; column < frame.Width; column++)
        {
            Line(frame, across, down, column, frame.Width, frame.Height, radius);
        }

        return down;
    }

    private static void Line(Frame frame, Vector3[] source, Vector3[] target, int start, int stride, int length, int radius)
    {
        var surfaces = frame.Layout.Surfaces;
        for (var i = 0; i < length; i++)
        {
            var at = start + (i * stride);
            var label = surfaces[at].Label;
            var sum = Vector3.Zero;
            var count = 0;
            for (var j = Math.Max(0, i - radius); j <= Math.Min(length - 1, i + radius); j++)
            {
                var from = start + (j * stride);
                if (surfaces[from].Label == label)
                {
                    sum += source[from];
                    count++;
                }
            }

            target[at] = sum / count;
        }
    }
}
