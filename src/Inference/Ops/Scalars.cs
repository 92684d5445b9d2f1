using TorchSharp;

namespace CoCosNet.Inference.Ops;

/// <summary>
/// Rooted scalars. A temporary <see cref="Scalar"/> (as <c>x + y</c> or <c>x * 2f</c> make one) can be freed by the garbage
/// collector while native code still reads it; these live as long as the process.
/// </summary>
internal static class Scalars
{
    public static readonly Scalar Zero = 0f;
    public static readonly Scalar One = 1f;
    public static readonly Scalar Two = 2f;
    public static readonly Scalar MinusOne = -1f;
    public static readonly Scalar LeakySlope = 0.2f;
    public static readonly Scalar NormEpsilon = 1e-10f;
    public static readonly Scalar PositionalEpsilon = 1e-8f;
}
