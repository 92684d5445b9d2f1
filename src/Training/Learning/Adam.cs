using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>
/// Adam with the mean of its path (EMA) beside it. Our own because libtorch's managed one makes temporary scalars that the garbage
/// collector can free under a long run, and because its whole state must be a set of named tensors: a resumed run goes on bit for bit.
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

    /// <summary>The parameters' running means.</summary>
    public IReadOnlyDictionary<string, Tensor> Mean => _mean;

    /// <summary>Everything but the parameters themselves, by name; what is loaded into it is what the next step sees.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> State()
    {
        Complete();
        return Named("first", _first).Concat(Named("second", _second)).Concat(Named("mean", _mean));
    }

    /// <summary>Moves every parameter against its gradient, and forgets the gradients.</summary>
    /// <param name="rate">Learning rate of this step.</param>
    /// <param name="largestNorm">Gradients are scaled down to this norm over all parameters.</param>
    /// <returns>The norm before.</returns>
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

        // A mean of few steps follows at once.
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

    /// <summary>Room for parameters that the networks asked for since.</summary>
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

        // One look at all of them: each by itself would have a GPU wait.
        return lengths.Length == 0 ? 0 : Math.Sqrt(stack(lengths).cpu().data<float>().Sum(length => (double)length * length));
    }

    private static IEnumerable<KeyValuePair<string, Tensor>> Named(string name, IEnumerable<KeyValuePair<string, Tensor>> tensors) =>
        tensors.Select(pair => KeyValuePair.Create($"{name}.{pair.Key}", pair.Value));
}
