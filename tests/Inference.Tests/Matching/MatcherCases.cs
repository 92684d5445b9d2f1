using CoCosNet.Model.Matching;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Matching;

/// <summary>Random levels and candidates. Seeded, so that a failure comes again.</summary>
internal static class MatcherCases
{
    /// <summary>
    /// Features whose scores and their differences are exact in float32 in any order (multiples of 1/8, at most 1): equal scores are
    /// then equal everywhere, and every candidate must come out at the same place.
    /// </summary>
    public static LevelFeatures Exact(int seed, int batch, int channels, int height, int width)
    {
        using var generator = new Generator((ulong)seed);
        using var theta = Eighths(generator, batch, channels, height, width);
        using var phi = Eighths(generator, batch, channels, height, width);
        return new LevelFeatures(theta, phi, 0.5f);
    }

    /// <summary>Unit features, as the network makes them, and the released temperature.</summary>
    public static LevelFeatures Unit(int seed, int batch, int channels, int height, int width)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed);
        var theta = nn.functional.normalize(randn([batch, channels, height, width], generator: generator), dim: 1);
        var phi = nn.functional.normalize(randn([batch, channels, height, width], generator: generator), dim: 1);
        return new LevelFeatures(theta, phi, 0.01f);
    }

    /// <summary>Fractional offsets, a good part of which point out of the picture and many of which neighbours share.</summary>
    public static Candidates Offsets(int seed, int batch, int planes, int height, int width)
    {
        using var generator = new Generator((ulong)seed);
        return new Candidates(Spread(height), Spread(width));

        Tensor Spread(int length)
        {
            using var scope = NewDisposeScope();
            var values = rand([batch, planes, height, width], generator: generator).mul(2.5f * length).sub(1.25f * length);
            var whole = values.narrow(3, 0, 1).round().expand(-1, -1, -1, width);
            return where(rand([batch, planes, height, 1], generator: generator).gt(0.5f), values, whole).MoveToOuterDisposeScope();
        }
    }

    private static Tensor Eighths(Generator generator, params long[] shape) =>
        randint(-8, 9, shape, generator: generator).to(ScalarType.Float32).div_(8f);
}
