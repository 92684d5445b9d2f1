using CoCosNet.Inference.Imaging;
using CoCosNet.Model.Ops.Fused;

namespace CoCosNet.Inference.Semantics;

/// <summary>
/// Enlarges label maps with smooth borders: each target pixel takes the class with the largest blurred coverage. No class appears far from
/// its pixels in the map. Thin lines and single pixels, which the blur alone would remove, are weighted more until each keeps the centres
/// of its own pixels.
/// </summary>
internal sealed class LabelShapes
{
    /// <summary>Standard deviation of the Gaussian blur, in pixels of the map.</summary>
    private const double Sigma = 1;

    /// <summary>Radius of the blur in pixels.</summary>
    private const int Reach = 3;

    private const int Taps = (2 * Reach) + 1;

    /// <summary>Share of full coverage by which a class must lead all others at the centres of its own pixels.</summary>
    private const float Lead = 0.08f;

    private const int Rounds = 8;

    /// <summary>Fraction of a pixel's deficit that one round adds; less than 1, because its neighbours gain too.</summary>
    private const float Gain = 0.4f;

    private readonly LabelMap _map;
    private readonly bool[] _inner;
    private readonly float[] _strengths;

    private LabelShapes(LabelMap map)
    {
        _map = map;
        _inner = Inner(map);
        _strengths = new float[map.Indices.Length];
        Array.Fill(_strengths, 1);
        Strengthen();
    }

    /// <summary>Resizes a map. Along axes that shrink, a pixel takes the class of most of its area. Returns the same map if the size does not change.</summary>
    public static LabelMap Resize(LabelMap map, PixelSize size)
    {
        var shrunk = new PixelSize(Math.Min(map.Width, size.Width), Math.Min(map.Height, size.Height));
        map = LabelMajority.Shrink(map, shrunk);
        return size == map.Size ? map : new LabelShapes(map).Enlarge(size);
    }

    private LabelMap Enlarge(PixelSize size)
    {
        var columns = Weights(_map.Width, size.Width);
        var rows = Weights(_map.Height, size.Height);
        var enlarged = new byte[size.Pixels];
        RowBands.Run(size.Height, (first, end) =>
        {
            Span<float> sums = stackalloc float[_map.Channels];
            for (var y = first; y < end; y++)
            {
                for (var x = 0; x < size.Width; x++)
                {
                    var (row, column) = (rows[y].Nearest, columns[x].Nearest);
                    var at = (row * _map.Width) + column;
                    enlarged[(y * size.Width) + x] = _inner[at] ? _map.Indices[at] : Largest(row, column, rows[y].Taps, columns[x].Taps, sums);
                }
            }
        });
        return new LabelMap(size, _map.Channels, enlarged);
    }

    /// <summary>Returns the class with the largest coverage among those of a pixel and its eight neighbours.</summary>
    /// <param name="sums">Scratch space, one number per class.</param>
    private byte Largest(int row, int column, float[] rows, float[] columns, Span<float> sums)
    {
        Sum(row, column, rows, columns, sums);
        var best = At(row, column);
        for (var down = -1; down <= 1; down++)
        {
            for (var across = -1; across <= 1; across++)
            {
                // On a tie, the pixel's own class wins, then the lower index.
                var label = At(row + down, column + across);
                if (sums[label] > sums[best] || (sums[label] == sums[best] && label < best && best != At(row, column)))
                {
                    best = label;
                }
            }
        }

        return best;
    }

    private void Sum(int row, int column, float[] rows, float[] columns, Span<float> sums)
    {
        sums.Clear();
        for (var i = 0; i < Taps; i++)
        {
            var line = Math.Clamp(row + i - Reach, 0, _map.Height - 1) * _map.Width;
            for (var j = 0; j < Taps; j++)
            {
                var pixel = line + Math.Clamp(column + j - Reach, 0, _map.Width - 1);
                sums[_map.Indices[pixel]] += rows[i] * columns[j] * _strengths[pixel];
            }
        }
    }

    /// <summary>Increases the weights of pixels until each class leads at the centres of its own pixels.</summary>
    private void Strengthen()
    {
        var weights = TapsAt(0);
        var middle = weights[Reach] * weights[Reach];
        var next = new float[_strengths.Length];
        for (var round = 0; round < Rounds; round++)
        {
            RowBands.Run(_map.Height, (first, end) =>
            {
                Span<float> sums = stackalloc float[_map.Channels];
                for (var pixel = first * _map.Width; pixel < end * _map.Width; pixel++)
                {
                    next[pixel] = _strengths[pixel];
                    if (_inner[pixel])
                    {
                        continue;
                    }

                    Sum(pixel / _map.Width, pixel % _map.Width, weights, weights, sums);
                    var label = _map.Indices[pixel];
                    var own = sums[label];
                    sums[label] = 0;
                    var other = 0f;
                    foreach (var sum in sums)
                    {
                        other = Math.Max(other, sum);
                    }

                    var lead = own - other;
                    next[pixel] += Math.Max(0, Lead - lead) * Gain / middle;
                }
            });
            next.CopyTo(_strengths, 0);
        }
    }

    private byte At(int row, int column) =>
        _map.Indices[(Math.Clamp(row, 0, _map.Height - 1) * _map.Width) + Math.Clamp(column, 0, _map.Width - 1)];

    /// <summary>Marks the pixels that have only their own class within the blur's radius.</summary>
    private static bool[] Inner(LabelMap map)
    {
        var (width, height) = map.Size;
        var (across, inner) = (new bool[map.Indices.Length], new bool[map.Indices.Length]);
        for (var y = 0; y < height; y++)
        {
            var line = map.Indices.AsSpan(y * width, width);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = (Math.Max(0, x - Reach), Math.Min(width - 1, x + Reach));
                across[(y * width) + x] = !line[left..(right + 1)].ContainsAnyExcept(line[x]);
            }
        }

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var same = true;
                for (var row = Math.Max(0, y - Reach); same && row <= Math.Min(height - 1, y + Reach); row++)
                {
                    same = across[(row * width) + x] && map.Indices[(row * width) + x] == map.Indices[(y * width) + x];
                }

                inner[(y * width) + x] = same;
            }
        }

        return inner;
    }

    /// <summary>Returns, for each target pixel of an axis, the source pixel that it lies in and the blur's weights around that pixel.</summary>
    private static (int Nearest, float[] Taps)[] Weights(int source, int target)
    {
        var weights = new (int, float[])[target];
        for (var i = 0; i < target; i++)
        {
            var position = (((2L * i) + 1) * source / (2.0 * target)) - 0.5;
            var nearest = (int)((((2L * i) + 1) * source) / (2L * target));
            weights[i] = (nearest, TapsAt(position - nearest));
        }

        return weights;
    }

    private static float[] TapsAt(double offset)
    {
        var taps = new double[Taps];
        for (var i = 0; i < Taps; i++)
        {
            taps[i] = Math.Exp(-Math.Pow(i - Reach - offset, 2) / (2 * Sigma * Sigma));
        }

        var sum = taps.Sum();
        return Array.ConvertAll(taps, tap => (float)(tap / sum));
    }
}
