using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoCosNet.Inference.Synthesis.Guides;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// What it costs to paint a pixel like an exemplar's pixel: how far the picture around it, as painted so far, is from the exemplar's,
/// how far the guides are apart, and how often that piece is used already. A pixel of another class is no candidate.
/// </summary>
/// <param name="target">The picture that is painted.</param>
/// <param name="source">The exemplar.</param>
/// <param name="guides">What the two maps say of each pixel; null where appearance alone decides.</param>
/// <param name="use">How often pieces are used.</param>
internal sealed class PatchCost(LabelledPicture target, LabelledPicture source, GuidePair? guides, SourceUse use)
{
    private const float Scale = 1f / PatchDistance.Values;

    public LabelledPicture Target => target;

    public LabelledPicture Source => source;

    /// <summary>Whether a position, which may be any number, is inside the exemplar and of the class at the target's position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Allows(int position, int match)
    {
        var pixels = source.Pixels;
        return (uint)match < (uint)pixels.Length && pixels[match] >> 24 == target.Pixels[position] >> 24;
    }

    /// <summary>The guides' part; 0 without guides.</summary>
    public float Guide(int position, int match) => guides?.Distance(position, match) ?? 0f;

    /// <summary>All parts, in squared grey levels; anything of at least the limit once it is reached.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Total(int position, int match, bool nearBorder, float limit)
    {
        var total = use.Pressure[match] + Guide(position, match);
        if (total >= limit)
        {
            return total;
        }

        var left = (limit - total) * PatchDistance.Values;
        ref var a = ref Unsafe.Add(ref MemoryMarshal.GetReference(target.Pixels), position);
        ref var b = ref Unsafe.Add(ref MemoryMarshal.GetReference(source.Pixels), match);
        return total + (Scale * PatchDistance.Measure(
            ref a, target.Grid.Stride, nearBorder, ref b, source.Grid.Stride, left < int.MaxValue ? (int)left : int.MaxValue));
    }
}
