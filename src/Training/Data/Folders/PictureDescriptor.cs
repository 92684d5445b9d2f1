using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Data.Folders;

/// <summary>A short descriptor of a picture's look and content, for finding similar pictures.</summary>
internal static class PictureDescriptor
{
    private const int Grid = 4;
    private const int Sketch = 32;

    // A full difference in content counts as a third of the range of colours.
    private const float ContentWeight = 0.33f;
    private const float SpreadWeight = 2f;

    /// <summary>Mean colours of a coarse grid, deviation of each channel, share of each of the map's channels in the upper and the lower half.</summary>
    public static float[] Of(Picture picture, SemanticSource map)
    {
        var size = new PixelSize(Sketch, Sketch);
        return [.. Colors(PictureResampler.Resize(picture, size)), .. Content(map.At(size))];
    }

    /// <summary>Distance of two descriptors; larger means less similar.</summary>
    public static float Distance(float[] one, float[] other)
    {
        var sum = 0f;
        for (var i = 0; i < one.Length; i++)
        {
            sum += MathF.Abs(one[i] - other[i]);
        }

        return sum;
    }

    private static float[] Colors(Picture sketch)
    {
        const int CellSide = Sketch / Grid;
        var means = new float[Grid * Grid * Picture.Channels];
        var (sums, squares) = (new float[Picture.Channels], new float[Picture.Channels]);
        for (var i = 0; i < sketch.Pixels.Length; i++)
        {
            var (pixel, channel) = Math.DivRem(i, Picture.Channels);
            var cell = (pixel / Sketch / CellSide * Grid) + (pixel % Sketch / CellSide);
            var value = sketch.Pixels[i] / 255f;
            means[(cell * Picture.Channels) + channel] += value / (CellSide * CellSide * Grid * Grid);
            sums[channel] += value / (Sketch * Sketch);
            squares[channel] += value * value / (Sketch * Sketch);
        }

        return [.. means, .. sums.Zip(squares, (mean, square) => SpreadWeight / Grid * MathF.Sqrt(MathF.Max(0f, square - (mean * mean))))];
    }

    private static float[] Content(SemanticMap map)
    {
        const int Half = Sketch * Sketch / 2;
        var shares = new float[map.Channels * 2];
        for (var pixel = 0; pixel < Sketch * Sketch; pixel++)
        {
            var half = pixel / Half;
            if (map is LabelMap labels)
            {
                shares[(labels.Indices[pixel] * 2) + half] += ContentWeight / Half;
                continue;
            }

            var values = ((DenseMap)map).Values;
            for (var channel = 0; channel < map.Channels; channel++)
            {
                shares[(channel * 2) + half] += ContentWeight / Half * Math.Abs(values[(channel * Sketch * Sketch) + pixel]);
            }
        }

        return shares;
    }
}
