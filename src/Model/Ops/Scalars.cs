using TorchSharp;

namespace CoCosNet.Model.Ops;

/// <summary>
/// Rooted scalars. The garbage collector can free a temporary <see cref="Scalar"/>, as <c>x + y</c> or <c>x * 2f</c> create it, while
/// native code still reads it. These scalars live as long as the process, those of <see cref="Of"/> as long as their owner. All other ways
/// to create one are banned in this project.
/// </summary>
internal static class Scalars
{
    public static readonly Scalar Zero = Of(0);
    public static readonly Scalar One = Of(1);
    public static readonly Scalar Two = Of(2);
    public static readonly Scalar MinusOne = Of(-1);
    public static readonly Scalar LeakySlope = Of(0.2f);
    public static readonly Scalar NormEpsilon = Of(1e-10f);
    public static readonly Scalar PositionalEpsilon = Of(1e-8f);

    /// <summary>Creates a scalar to keep in a field; never call it inside an expression.</summary>
#pragma warning disable RS0030 // the only place that creates scalars
    public static Scalar Of(float value) => value;
#pragma warning restore RS0030
}
