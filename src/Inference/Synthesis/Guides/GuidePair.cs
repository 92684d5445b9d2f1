using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoCosNet.Inference.Synthesis.Guides;

/// <summary>Compares what the two maps say of two pixels.</summary>
/// <param name="target">Of the map, as <see cref="GuideFeatures.Describe"/> makes them.</param>
/// <param name="source">Of the exemplar's map.</param>
/// <param name="weight">Of the guides against the colours.</param>
internal sealed class GuidePair(byte[] target, byte[] source, float weight)
{
    private readonly float _scale = weight / (GuideFeatures.StepsPerLevel * GuideFeatures.StepsPerLevel);

    /// <summary>Weighed squared distance, in squared grey levels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Distance(int position, int match)
    {
        var a = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)position * GuideFeatures.Channels);
        var b = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(source), (nuint)match * GuideFeatures.Channels);
        return _scale * Vector256.Sum(PatchDistance.Squares(Vector256.Max(a, b) - Vector256.Min(a, b)));
    }
}
