using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoCosNet.Inference.Synthesis.Guides;

/// <summary>Compares the guides of a pixel of the map and a pixel of the exemplar's map.</summary>
/// <param name="target">Guides of the map from <see cref="GuideFeatures.Describe"/>.</param>
/// <param name="source">Guides of the exemplar's map.</param>
/// <param name="weight">Weight of the guides relative to the colours.</param>
internal sealed class GuidePair(byte[] target, byte[] source, float weight)
{
    private readonly float _scale = weight / (GuideFeatures.StepsPerLevel * GuideFeatures.StepsPerLevel);

    /// <summary>Number of bytes of both guides.</summary>
    public long Bytes => (long)target.Length + source.Length;

    /// <summary>Returns the same guides of the exemplar with those of another map.</summary>
    public GuidePair With(byte[] map) => new(map, source, weight);

    /// <summary>Returns the weighted squared distance, in squared grey levels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Distance(int position, int match)
    {
        var a = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)position * GuideFeatures.Channels);
        var b = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(source), (nuint)match * GuideFeatures.Channels);
        return _scale * Vector256.Sum(PatchDistance.Squares(Vector256.Max(a, b) - Vector256.Min(a, b)));
    }
}
