using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Support;

/// <summary>Tensors of a file of golden numbers, by name.</summary>
internal sealed class GoldenNumbers(string path, CancellationToken cancellation) : IDisposable
{
    private readonly Checkpoint _checkpoint = CheckpointReader.Read(path, null, cancellation);

    public Tensor this[string name] => _checkpoint.Tensors[name];

    public void Dispose() => _checkpoint.Dispose();
}
