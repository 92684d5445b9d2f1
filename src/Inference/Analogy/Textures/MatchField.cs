using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Analogy.Textures;

/// <summary>Each pixel's match between the tensors' form (flat pixels) and the texture search's (positions on the padded grid).</summary>
internal static class MatchField
{
    /// <param name="best">1×1×H×W int64, flat indices.</param>
    /// <returns>A position for each position; 0 in the margin.</returns>
    public static int[] Read(Tensor best, PaddedGrid grid)
    {
        using var contiguous = best.contiguous();
        var indices = MemoryMarshal.Cast<byte, long>(contiguous.bytes);
        var matches = new int[grid.Length];
        for (var pixel = 0; pixel < indices.Length; pixel++)
        {
            matches[grid.Position(pixel)] = grid.Position((int)indices[pixel]);
        }

        return matches;
    }

    /// <returns>1×1×H×W int64, flat indices.</returns>
    public static Tensor Write(int[] matches, PaddedGrid grid)
    {
        var best = empty([1, 1, grid.Height, grid.Width], ScalarType.Int64);
        var indices = MemoryMarshal.Cast<byte, long>(best.bytes);
        for (var pixel = 0; pixel < indices.Length; pixel++)
        {
            indices[pixel] = grid.Pixels[matches[grid.Position(pixel)]];
        }

        return best;
    }
}
