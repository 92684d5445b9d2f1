using TorchSharp;

namespace CoCosNet.Model.Weights;

/// <summary>
/// The named tensors of a weight file: on the CPU, contiguous, in the element type of the file. No two share memory, even if they did in
/// the file. They live until this object is disposed, independently of any dispose scope.
/// </summary>
internal sealed class Checkpoint : IDisposable
{
    public Checkpoint(IReadOnlyDictionary<string, torch.Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Tensors = tensors;
        Metadata = metadata;
    }

    public IReadOnlyDictionary<string, torch.Tensor> Tensors { get; }

    /// <summary>The <c>__metadata__</c> of a safetensors file; empty for other formats.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>What had to be mended to read it so; a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public void Dispose()
    {
        foreach (var tensor in Tensors.Values)
        {
            tensor.Dispose();
        }
    }
}
