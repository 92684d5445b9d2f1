using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CoCosNet.Model.Ops.Fused;

namespace CoCosNet.Training.Gradients;

/// <summary>Up to 16 channels of consecutive pixels, of an instance norm's input, residual and gradient.</summary>
internal readonly unsafe ref struct InstanceGradientLanes
{
    public ushort* X { get; init; }

    public ushort* Residual { get; init; }

    public ushort* Gradient { get; init; }

    /// <summary>Distance from one pixel to the next, in values.</summary>
    public int Stride { get; init; }

    /// <summary>Number of channels.</summary>
    public int Count { get; init; }

    public Vector512<float> Slope { get; init; }

    public Vector512<float> Scale { get; init; }

    public Vector512<float> Shift { get; init; }

    /// <summary>The normalised value, the same plus the residual, and the gradient of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector512<float> Normal, Vector512<float> Sum, Vector512<float> Gradient) Load(nint at)
    {
        var normal = (Bfloat16.Load(X + at, Count) * Scale) + Shift;
        return (normal, Residual is null ? normal : normal + Bfloat16.Load(Residual + at, Count), Bfloat16.Load(Gradient + at, Count));
    }
}
