using static TorchSharp.torch;

namespace CoCosNet.Training.Gradients;

/// <summary>
/// Gradients on their way to libtorch. It takes a reference of its own once a custom function's <c>backward</c> has returned; ours would
/// keep the memory until the step's scope ends, so the next call frees what the last one returned.
/// </summary>
internal static class Returned
{
    [ThreadStatic]
    private static Tensor[]? _last;

    /// <summary>The gradients, out of all scopes.</summary>
    public static Tensor[] Keep(params Tensor[] gradients)
    {
        Array.ForEach(_last ?? [], gradient => gradient.Dispose());
        _last = Array.ConvertAll(gradients, gradient => gradient.DetachFromDisposeScope());
        return _last;
    }
}
