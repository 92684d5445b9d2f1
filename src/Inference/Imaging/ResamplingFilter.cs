namespace CoCosNet.Inference.Imaging;

/// <summary>
/// Weights of a bicubic (a = −0.5) resize along one axis. When shrinking, the kernel is widened by the scale to prevent aliasing. Each
/// target pixel is a weighted sum of adjacent source pixels. Weights are fixed-point integers with <see cref="Precision"/> fractional bits,
/// so that every machine computes the same bytes.
/// </summary>
internal sealed class ResamplingFilter
{
    /// <summary>32 bits less 8 for the pixel and 2 for overshoot and sign.</summary>
    public const int Precision = 22;

    private const double Support = 2;

    private readonly int[] _first;
    private readonly int[] _count;
    private readonly int[] _weights;
    private readonly int _taps;

    public ResamplingFilter(int source, int target)
    {
        var scale = (double)source / target;
        var stretch = Math.Max(scale, 1);
        var support = Support * stretch;
        _taps = (int)Math.Ceiling(support) * 2 + 1;
        _first = new int[target];
        _count = new int[target];
        _weights = new int[target * _taps];
        var weights = new double[_taps];
        for (var i = 0; i < target; i++)
        {
            var centre = (i + 0.5) * scale;
            _first[i] = Math.Max((int)(centre - support + 0.5), 0);
            _count[i] = Math.Min((int)(centre + support + 0.5), source) - _first[i];
            var sum = 0d;
            for (var k = 0; k < _count[i]; k++)
            {
                weights[k] = Kernel((_first[i] + k + 0.5 - centre) / stretch);
                sum += weights[k];
            }

            for (var k = 0; k < _count[i]; k++)
            {
                _weights[i * _taps + k] = (int)Math.Round(weights[k] / sum * (1 << Precision));
            }
        }
    }

    /// <summary>Returns the weights of a target pixel; the first weight belongs to source pixel <paramref name="first"/>.</summary>
    public ReadOnlySpan<int> WeightsOf(int target, out int first)
    {
        first = _first[target];
        return _weights.AsSpan(target * _taps, _count[target]);
    }

    /// <summary>Converts a weighted sum to a pixel value, rounded and clamped, because bicubic interpolation overshoots at edges.</summary>
    public static byte ToByte(int sum) => (byte)Math.Clamp(sum + (1 << (Precision - 1)) >> Precision, 0, 255);

    private static double Kernel(double x)
    {
        const double A = -0.5;
        x = Math.Abs(x);
        return x switch
        {
            < 1 => ((A + 2) * x - (A + 3)) * x * x + 1,
            < 2 => (((x - 5) * x + 8) * x - 4) * A,
            _ => 0,
        };
    }
}
