using CoCosNet.Training.Data.Batches;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>
/// Draws the items of a batch that lose their exemplar's map, so that the model also learns to use exemplars without one.
/// </summary>
internal static class MapDrops
{
    /// <returns>1 for items that keep it, 0 for those that lose it, B×1×1×1.</returns>
    public static Tensor Draw(BatchTensors batch, double share, Random random)
    {
        var kept = new float[batch.Map.shape[0]];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = random.NextDouble() < share ? 0 : 1;
        }

        return tensor(kept, device: batch.Map.device).reshape(-1, 1, 1, 1);
    }
}
