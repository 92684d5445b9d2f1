using CoCosNet.Training.Evaluation.Patches;

namespace CoCosNet.Training.Evaluation.Textures;

/// <summary>Blurs a plane, mirrored beyond its border with the outermost pixel repeated.</summary>
internal static class GaussianBlur
{
    /// <summary>Radius of the window, in standard deviations.</summary>
    private const double Reach = 4;

    /// <param name="plane">The plane, which is not changed.</param>
    /// <param name="sigma">Standard deviation in pixels.</param>
    public static Plane Of(Plane plane, double sigma)
    {
        var radius = (int)((Reach * sigma) + 0.5);
        float[] window = [.. Enumerable.Range(-radius, (2 * radius) + 1).Select(at => (float)Math.Exp(-at * at / (2 * sigma * sigma)))];
        var total = window.Sum();
        window = Array.ConvertAll(window, weight => weight / total);
        return Along(Along(plane, window, across: true), window, across: false);
    }

    private static Plane Along(Plane plane, float[] window, bool across)
    {
        var radius = window.Length / 2;
        var blurred = new Plane(plane.Width, plane.Height);
        Parallel.For(0, plane.Height, y =>
        {
            for (var x = 0; x < plane.Width; x++)
            {
                var sum = 0f;
                for (var tap = -radius; tap <= radius; tap++)
                {
                    var (column, row) = across ? (Mirror(x + tap, plane.Width), y) : (x, Mirror(y + tap, plane.Height));
                    sum += window[tap + radius] * plane.Values[(row * plane.Width) + column];
                }

                blurred.Values[(y * plane.Width) + x] = sum;
            }
        });
        return blurred;
    }

    private static int Mirror(int at, int length) => at < 0 ? -at - 1 : at < length ? at : (2 * length) - 1 - at;
}
