using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Data.Textures;

/// <summary>The brightness of each pixel relative to its class: 0.5 is the mean, and most values are in 0 … 1.</summary>
internal sealed class RegionTones
{
    private const float Spread = 0.22f;

    // A flat region has no contrast to stretch.
    private const float LeastDeviation = 6f;

    private readonly Picture _picture;
    private readonly LabelMap _map;
    private readonly float[] _means;
    private readonly float[] _deviations;

    public RegionTones(Picture picture, LabelMap map)
    {
        (_picture, _map) = (picture, map);
        var counts = new int[map.Channels];
        var (sums, squares) = (new double[map.Channels], new double[map.Channels]);
        for (var pixel = 0; pixel < map.Indices.Length; pixel++)
        {
            var (index, luma) = (map.Indices[pixel], Luma(pixel));
            counts[index]++;
            sums[index] += luma;
            squares[index] += luma * luma;
        }

        _means = new float[map.Channels];
        _deviations = new float[map.Channels];
        for (var index = 0; index < counts.Length; index++)
        {
            var count = Math.Max(1, counts[index]);
            var mean = sums[index] / count;
            _means[index] = (float)mean;
            _deviations[index] = MathF.Max(LeastDeviation, MathF.Sqrt((float)Math.Max(0, (squares[index] / count) - (mean * mean))));
        }
    }

    public float At(int pixel)
    {
        var index = _map.Indices[pixel];
        return 0.5f + (Spread * (Luma(pixel) - _means[index]) / _deviations[index]);
    }

    private float Luma(int pixel)
    {
        var rgb = _picture.Pixels.AsSpan(pixel * Picture.Channels, Picture.Channels);
        return (0.299f * rgb[0]) + (0.587f * rgb[1]) + (0.114f * rgb[2]);
    }
}
