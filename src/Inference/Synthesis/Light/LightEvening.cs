using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Synthesis.Guides;

namespace CoCosNet.Inference.Synthesis.Light;

/// <summary>
/// Evens the light across borders between pieces of different exemplars: the step between two lights becomes a ramp on both sides. Further inside, regions keep
/// the light of their exemplar, and every class keeps about its mean colour. The light of an exemplar is its mean difference in CIELAB from the first one,
/// over the classes that both show.
/// </summary>
internal static class LightEvening
{
    /// <summary>Part of the picture's longer side over which a step is averaged, twice.</summary>
    private const int RadiusPart = 32;

    /// <summary>Largest change of a pixel in ΔE (1976).</summary>
    private const double MostOfPixel = 24;

    /// <summary>Largest mean change of a class in ΔE (1976).</summary>
    private const double MostOfClass = 3.5;

    /// <summary>Largest difference of a class's mean colour from that of its exemplar in ΔE (1976); in ΔE (2000) it is at most half as much again.</summary>
    private const double Farthest = 2.6;

    /// <param name="target">The painted picture; modified in place.</param>
    /// <param name="source">The exemplars side by side; a pixel has the class that it may be copied to.</param>
    /// <param name="layout">The classes of all their pixels.</param>
    /// <param name="field">A match for every position of the target.</param>
    /// <param name="panels">Where the exemplars lie.</param>
    public static void Apply(LabelledPicture target, LabelledPicture source, LabelledPicture layout, int[] field, IReadOnlyList<SourcePanel> panels)
    {
        var grid = target.Grid;
        var shifts = Shifts(grid, LightOf(grid, source.Grid, field, PanelLights.Measure(source, layout, panels), panels));
        Limit(target, shifts);
        var colors = new LabColor[shifts.Length];
        ForEachPixel(grid, (pixel, position) => colors[pixel] = LabColor.FromSrgb(target.Pixels[position]) + shifts[pixel]);
        var returns = Returns(Means(target, colors), ClassMeans.Of(source));
        ForEachPixel(grid, (pixel, position) =>
        {
            var back = returns[target.Class(position)];
            if (shifts[pixel] != default || back != default)
            {
                target.Paint(position, (colors[pixel] + back).ToSrgb());
            }
        });
        target.ExtendBorder();
    }

    /// <summary>Returns the light of each pixel's exemplar, height × width.</summary>
    private static LabColor[] LightOf(PaddedGrid grid, PaddedGrid source, int[] field, LabColor[] lights, IReadOnlyList<SourcePanel> panels)
    {
        var light = new LabColor[grid.Width * grid.Height];
        ForEachPixel(grid, (pixel, position) =>
        {
            var column = source.Pixel(field[position]).X;
            var panel = panels.Count - 1;
            while (panels[panel].Left > column)
            {
                panel--;
            }

            light[pixel] = lights[panel];
        });
        return light;
    }

    /// <summary>Returns the change that each pixel needs for its light to be the mean of the light around it.</summary>
    private static LabColor[] Shifts(PaddedGrid grid, LabColor[] light)
    {
        var radius = Math.Max(1, grid.LongerSide / RadiusPart);
        var (lightness, greenRed, blueYellow) = (Blur(color => color.L), Blur(color => color.A), Blur(color => color.B));
        var shifts = new LabColor[light.Length];
        for (var pixel = 0; pixel < light.Length; pixel++)
        {
            var shift = new LabColor(lightness[pixel], greenRed[pixel], blueYellow[pixel]) - light[pixel];

            // Sums of float32 leave traces far from every border.
            shifts[pixel] = shift.Length < 0.05 ? default : shift * Math.Min(1, MostOfPixel / shift.Length);
        }

        return shifts;

        float[] Blur(Func<LabColor, double> channel) =>
            BoxBlur.Blur(BoxBlur.Blur(Array.ConvertAll(light, color => (float)channel(color)), grid, radius), grid, radius);
    }

    /// <summary>Reduces the changes of each class whose mean length is too large.</summary>
    private static void Limit(LabelledPicture target, LabColor[] shifts)
    {
        var (sums, counts) = (new double[256], new int[256]);
        var classes = target.Classes();
        for (var pixel = 0; pixel < shifts.Length; pixel++)
        {
            sums[classes[pixel]] += shifts[pixel].Length;
            counts[classes[pixel]]++;
        }

        for (var pixel = 0; pixel < shifts.Length; pixel++)
        {
            var label = classes[pixel];
            shifts[pixel] *= sums[label] == 0 ? 1 : Math.Min(1, MostOfClass * counts[label] / sums[label]);
        }
    }

    /// <summary>Returns for each class the change that brings its mean colour back to within <see cref="Farthest"/> of its exemplar's.</summary>
    private static LabColor[] Returns(ClassMeans painted, ClassMeans wanted) => [.. Enumerable.Range(0, 256).Select(label =>
        painted.Of(label) is { } mean && wanted.Of(label) is { } own ? (own - mean).Beyond(Farthest) : default)];

    private static ClassMeans Means(LabelledPicture target, LabColor[] colors)
    {
        var means = new ClassMeans();
        foreach (var (pixel, label) in target.Classes().Index())
        {
            means.Add(label, colors[pixel]);
        }

        return means;
    }

    private static void ForEachPixel(PaddedGrid grid, Action<int, int> body) => RowBands.Run(grid.Height, (first, end) =>
    {
        for (var pixel = first * grid.Width; pixel < end * grid.Width; pixel++)
        {
            body(pixel, grid.At(pixel % grid.Width, pixel / grid.Width));
        }
    });
}
