using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoCosNet.Inference.Synthesis.Guides;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// The cost of painting a pixel like a pixel of the exemplar: the weighed distance between the patches as painted so far, the distance between the
/// guides, and a penalty for pieces of the exemplar that are used often. Pixels of another class are no candidates.
/// </summary>
/// <param name="target">The picture to paint.</param>
/// <param name="source">The exemplar.</param>
/// <param name="weights">Weights of the distance to each of the exemplar's patches; see <see cref="PatchWeights"/>.</param>
/// <param name="guides">The guides of both maps; null if only appearance counts.</param>
/// <param name="use">The usage of the exemplar's pieces.</param>
internal sealed class PatchCost(LabelledPicture target, LabelledPicture source, float[] weights, GuidePair? guides, SourceUse use)
{
    private const float Scale = 1f / PatchDistance.Values;

    public LabelledPicture Target => target;

    public LabelledPicture Source => source;

    /// <summary>Whether a position, which may be any number, lies inside the exemplar and has the class of the target's position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Allows(int position, int match)
    {
        var pixels = source.Pixels;
        return (uint)match < (uint)pixels.Length && pixels[match] >> 24 == target.Pixels[position] >> 24;
    }

    /// <summary>Returns the guides' part of the cost; 0 without guides.</summary>
    public float Guide(int position, int match) => guides?.Distance(position, match) ?? 0f;

    /// <summary>Returns the cost without the appearance: use and guides.</summary>
    public float Layout(int position, int match) => use.Pressure[match] + Guide(position, match);

    /// <summary>Returns the whole cost, in squared grey levels; stops at the limit and then returns a value of at least the limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Total(int position, int match, bool nearBorder, float limit)
    {
        var total = Layout(position, match);
        if (total >= limit)
        {
            return total;
        }

        ref var a = ref Unsafe.Add(ref MemoryMarshal.GetReference(target.Pixels), position);
        ref var b = ref Unsafe.Add(ref MemoryMarshal.GetReference(source.Pixels), match);
        return total + (Scale * PatchDistance.Measure(
            ref a, target.Grid.Stride, nearBorder, ref b, source.Grid.Stride, weights[match], (limit - total) * PatchDistance.Values));
    }
}
