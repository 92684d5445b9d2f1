using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoCosNet.Inference.Analogy.Textures;

/// <summary>Squared distance of the map's and the exemplar's features, whose last channel is not a feature.</summary>
internal readonly ref struct FeatureDistance
{
    private static readonly Vector256<float> AllButLast = Vector256.Create(1f, 1f, 1f, 1f, 1f, 1f, 1f, 0f);

    private readonly ReadOnlySpan<float> _theta;
    private readonly ReadOnlySpan<float> _phi;
    private readonly int _channels;

    /// <param name="theta">HW×C.</param>
    /// <param name="phi">HW×C.</param>
    /// <param name="channels">C, a multiple of 8.</param>
    public FeatureDistance(ReadOnlySpan<float> theta, ReadOnlySpan<float> phi, int channels)
    {
        if (channels % Vector256<float>.Count != 0 || theta.Length != phi.Length)
        {
            throw new ArgumentException($"Features of {channels} channels with {theta.Length} and {phi.Length} values cannot be compared.");
        }

        _theta = theta;
        _phi = phi;
        _channels = channels;
    }

    public float Measure(int pixel, int match)
    {
        ref var a = ref MemoryMarshal.GetReference(_theta.Slice(pixel * _channels, _channels));
        ref var b = ref MemoryMarshal.GetReference(_phi.Slice(match * _channels, _channels));
        var last = _channels - Vector256<float>.Count;
        var difference = (Vector256.LoadUnsafe(ref a, (nuint)last) - Vector256.LoadUnsafe(ref b, (nuint)last)) * AllButLast;
        var sum = difference * difference;
        for (var channel = 0; channel < last; channel += Vector256<float>.Count)
        {
            difference = Vector256.LoadUnsafe(ref a, (nuint)channel) - Vector256.LoadUnsafe(ref b, (nuint)channel);
            sum += difference * difference;
        }

        return Vector256.Sum(sum);
    }
}
