using CoCosNet.Model.Weights.Files;

namespace CoCosNet.Model.Weights.Tensors;

/// <summary>Everything that a file holds, described and checked, before a tensor is allocated.</summary>
/// <param name="Tensors">In any order.</param>
/// <param name="Metadata">Remarks of the writer; only safetensors has them.</param>
internal sealed record CheckpointPlan(IReadOnlyList<PlannedTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Refuses what is too much, by number or by bytes.</summary>
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
