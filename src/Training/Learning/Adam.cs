using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>
/// Adam with an exponential moving average (EMA) of the parameters. TorchSharp's Adam is not used for two reasons: it creates temporary
/// scalars that the garbage collector can free during use, and its state must be a set of named tensors, so that a resumed run continues
/// bit for bit.
/// </summary>
internal sealed class Adam(IReadOnlyDictionary<string, Tensor> parameters, AdamSettings settings) : IDisposable
{
    private static readonly Scalar Epsilon = Scalars.Of(1e-8f);

    private readonly Scalar _beta1 = Scalars.Of(settings.Beta1);
    private readonly Scalar _beta2 = Scalars.Of(settings.Beta2);
    private readonly Scalar _rest1 = Scalars.Of(1 - settings.Beta1);
    private readonly Scalar _rest2 = Scalars.Of(1 - settings.Beta2);
    private readonly SortedDictionary<string, Tensor> _first = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Tensor> _second = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Tensor> _mean = new(StringComparer.Ordinal);

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; set; }

    /// <summary>Running means of the parameters.</summary>
    public IReadOnlyDictionary<string, Tensor> Mean => _mean;

    /// <summary>
    /// The optimiser's state without the parameters, by name; values copied into these tensors take effect in the next step.
    /// </summary>
    public IEnumerable<KeyValuePair<string, Tensor>> State()
    {
        Complete();
        return Named("first", _first).Concat(Named("second", _second)).Concat(Named("mean", _mean));
    }

    /// <summary>Updates every parameter and drops the gradients.</summary>
    /// <param name="rate">Learning rate of this step.</param>
    /// <param name="largestNorm">Gradients are scaled down to this norm over all parameters.</param>
    /// <returns>The norm before scaling.</returns>
    public double Step(double rate, double largestNorm)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        Complete();
        Steps++;
        var norm = Norm();
        var scale = Scalars.Of(norm > largestNorm ? (float)(largestNorm / norm) : 1f);
        var size = Scalars.Of((float)(-rate / (1 - Math.Pow(settings.Beta1, Steps))));
        var root = Scalars.Of((float)(1 / Math.Sqrt(1 - Math.Pow(settings.Beta2, Steps))));

        // After few steps the mean follows the parameters quickly.
        var follow = Scalars.Of((float)Math.Max(1 - settings.MeanDecay, settings.FromLearned ? 0 : 1.0 / (Steps + 10)));
        foreach (var (key, parameter) in parameters)
        {
            using var one = NewDisposeScope();
            if (parameter.grad is { } gradient)
            {
                gradient = gradient.mul(scale);
                var first = _first[key].mul_(_beta1).add_(gradient, _rest1);
                var second = _second[key].mul_(_beta2).addcmul_(gradient, gradient, _rest2);
                parameter.addcdiv_(first, second.sqrt().mul_(root).add_(Epsilon, Scalars.One), size);
            }

            _mean[key].add_(parameter.sub(_mean[key]), follow);
        }

        Forget();
        GC.KeepAlive(scale);
        GC.KeepAlive(size);
        GC.KeepAlive(root);
        GC.KeepAlive(follow);
        return norm;
    }

    /// <summary>Drops gradients without a step.</summary>
    public void Forget()
    {
        foreach (var parameter in parameters.Values)
        {
            if (parameter.grad is { } gradient)
            {
                gradient.Dispose();
                parameter.grad = null;
            }
        }
    }

    public void Dispose()
    {
        foreach (var tensor in _first.Values.Concat(_second.Values).Concat(_mean.Values))
        {
            tensor.Dispose();
        }
    }

    /// <summary>Adds state for parameters that networks have requested since the last step.</summary>
    private void Complete()
    {
        foreach (var (key, parameter) in parameters)
        {
            if (!_first.ContainsKey(key))
            {
                _first.Add(key, zeros_like(parameter, requires_grad: false).DetachFromDisposeScope());
                _second.Add(key, zeros_like(parameter, requires_grad: false).DetachFromDisposeScope());
                _mean.Add(key, parameter.detach().clone().DetachFromDisposeScope());
            }
        }
    }

    private double Norm()
    {
        using var scope = NewDisposeScope();
        Tensor[] lengths = [.. parameters.Values.Select(parameter => parameter.grad).OfType<Tensor>().Select(gradient => gradient.norm())];

        // One transfer for all norms; one for each would synchronise with the GPU every time.
        return lengths.Length == 0 ? 0 : Math.Sqrt(stack(lengths).cpu().data<float>().Sum(length => (double)length * length));
    }

    private static IEnumerable<KeyValuePair<string, Tensor>> Named(string name, IEnumerable<KeyValuePair<string, Tensor>> tensors) =>
        tensors.Select(pair => KeyValuePair.Create($"{name}.{pair.Key}", pair.Value));
}
