using CoCosNet.Model.Matching;
using static TorchSharp.torch;

namespace CoCosNet.Bench.Matcher;

/// <summary>Typical candidates for the matcher: with and without agreeing neighbours.</summary>
internal static class MatcherInputs
{
    /// <summary>Side in pixels of patches with the same offsets.</summary>
    private const int Patch = 32;

    private const int Reach = 200;

    /// <summary>Sets of 1×16×size×size offsets with their names.</summary>
    public static IEnumerable<(string Name, Candidates Own)> All(int size, Generator generator)
    {
        yield return ("Coherent", new Candidates(Patches(size, generator), Patches(size, generator)));
        yield return ("Refined", new Candidates(Refined(size, generator), Refined(size, generator)));
        yield return ("Random", new Candidates(Uniform(size, generator), Uniform(size, generator)));
    }

    /// <summary>Whole-pixel offsets, constant in a patch, as after the first propagations.</summary>
    private static Tensor Patches(int size, Generator generator) =>
        nn.functional.interpolate(Uniform(size / Patch, generator), [size, size], mode: InterpolationMode.Nearest).round();

    /// <summary>The same plus a fraction of a pixel, as after a refinement.</summary>
    private static Tensor Refined(int size, Generator generator) =>
        Patches(size, generator).add(rand([1, Candidates.Kept, size, size], generator: generator));

    private static Tensor Uniform(int size, Generator generator) =>
        rand([1, Candidates.Kept, size, size], generator: generator).mul(2 * Reach).sub(Reach);
}
