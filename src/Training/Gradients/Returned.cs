using static TorchSharp.torch;

namespace CoCosNet.Training.Gradients;

/// <summary>
/// Holds gradients until libtorch has taken them. libtorch takes its own reference after a custom function's <c>backward</c> has returned.
/// The reference here would keep the memory until the step's scope ends, so each call frees the gradients of the previous one.
/// </summary>
internal static class Returned
{
    [ThreadStatic]
    private static Tensor[]? _last;

    /// <summary>Detaches the gradients from all dispose scopes.</summary>
    public static Tensor[] Keep(params Tensor[] gradients)
    {
        Array.ForEach(_last ?? [], gradient => gradient.Dispose());
        _last = Array.ConvertAll(gradients, gradient => gradient.DetachFromDisposeScope());
        return _last;
    }
}
