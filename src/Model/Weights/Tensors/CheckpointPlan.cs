using CoCosNet.Model.Weights.Files;

namespace CoCosNet.Model.Weights.Tensors;

/// <summary>The checked description of a file's content, made before any tensor is allocated.</summary>
/// <param name="Tensors">Tensors in any order.</param>
/// <param name="Metadata">The writer's metadata; only safetensors has it.</param>
internal sealed record CheckpointPlan(IReadOnlyList<PlannedTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>What had to be mended to read it so.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Refuses a plan with too many tensors or bytes.</summary>
    public void CheckAgainst(CheckpointLimits limits)
    {
        if (Tensors.Count > limits.MaxTensors)
        {
            throw new CheckpointException(
                CheckpointError.TooLarge, $"The file holds {Tensors.Count} tensors; at most {limits.MaxTensors} are read.");
        }

        var total = 0L;
        foreach (var tensor in Tensors)
        {
            total = checked(total + tensor.Bytes);
            if (total > limits.MaxTensorBytes)
            {
                throw new CheckpointException(
                    CheckpointError.TooLarge,
                    $"With {UntrustedText.Quote(tensor.Name)} ({tensor.Bytes} bytes) the tensors exceed {limits.MaxTensorBytes} bytes.");
            }
        }
    }
}
