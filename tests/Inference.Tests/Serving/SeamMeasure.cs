using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Tests.Serving;

/// <summary>
/// Compares the step across the wrap of a tiled picture, from its last column to its first, with the steps between all other neighbouring columns.
/// A step is the mean absolute difference of neighbouring pixels of one class, divided by the mean over all neighbours of the class, so that columns
/// with other regions are comparable.
/// </summary>
internal sealed class SeamMeasure
{
    private readonly double[] _steps;

    /// <param name="picture">The result.</param>
    /// <param name="classes">The class of each of its pixels, as any colour.</param>
    /// <param name="down">Whether the wrap is from the last row to the first.</param>
    public SeamMeasure(Picture picture, Picture classes, bool down)
    {
        var (lines, length) = down ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var (sums, counts) = (new Dictionary<int, double>(), new Dictionary<int, int>());
        var steps = new List<(int Label, double Step)>[lines];
        for (var line = 0; line < lines; line++)
        {
            steps[line] = [];
            for (var i = 0; i < length; i++)
            {
                int one = Pixel(line, i), other = Pixel((line + 1) % lines, i), label = Label(one);
                if (Label(other) == label)
                {
                    var step = Enumerable.Range(0, Picture.Channels)
                        .Sum(channel => (double)Math.Abs(picture.Pixels[one + channel] - picture.Pixels[other + channel]));
                    steps[line].Add((label, step));
                    sums[label] = sums.GetValueOrDefault(label) + step;
                    counts[label] = counts.GetValueOrDefault(label) + 1;
                }
            }
        }

        _steps = Array.ConvertAll(steps, line => line.Sum(pair => pair.Step) / Math.Max(1, line.Sum(pair => sums[pair.Label] / counts[pair.Label])));

        int Pixel(int line, int i) => Picture.Channels * (down ? (line * picture.Width) + i : (i * picture.Width) + line);

        int Label(int at) => classes.Pixels[at] | classes.Pixels[at + 1] << 8 | classes.Pixels[at + 2] << 16;
    }

    /// <summary>The step across the wrap; 1 is that of all columns on average.</summary>
    public double Wrap => _steps[^1];

    /// <summary>The largest step between other columns.</summary>
    public double Largest => _steps[..^1].Max();
}
