using System.Diagnostics;
using CoCosNet.Model.Layers;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Bench.Forward;

/// <summary>The work of the network, and the machine's peak rate.</summary>
internal static class Workload
{
    /// <summary>
    /// Multiplications with an addition at 512²: two encoders, 15 GRU steps, generator. They grow linearly with the number of pixels.
    /// </summary>
    private const double MultiplyAdds = (261 + 265 + 596 + 516) * 1e9;

    /// <summary>Operations of the network's convolutions for a square picture.</summary>
    public static double Flops(int size) => 2 * MultiplyAdds * size * size / (512 * 512);

    /// <summary>GFLOP/s of one large bare convolution, as the network calls it; the best of several runs.</summary>
    public static double ConvolutionRate(ScalarType type)
    {
        const int Channels = 128, Outputs = 256, Side = 256;
        using var scope = NewDisposeScope();
        using var parameters = new RandomParameters(1, type);
        var convolution = new Convolution(new ParameterScope(parameters), new ConvolutionShape(Channels, Outputs, 3));
        var x = rand([1, Side, Side, Channels]).permute(0, 3, 1, 2).to(type);
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 8; i++)
        {
            using var run = NewDisposeScope();
            var start = Stopwatch.GetTimestamp();
            convolution.forward(x);
            var time = Stopwatch.GetElapsedTime(start);
            best = time < best ? time : best;
        }

        return 2.0 * Channels * Outputs * 9 * Side * Side / best.TotalSeconds / 1e9;
    }
}
