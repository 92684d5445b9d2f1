using static TorchSharp.torch;

namespace CoCosNet.Training.Data.Batches;

/// <summary>A batch as float32 tensors on one device; disposing frees them.</summary>
/// <param name="map">See <see cref="Map"/>; likewise for the other tensors.</param>
internal sealed class BatchTensors(Tensor map, Tensor truth, Tensor exemplarMap, Tensor exemplar, Tensor flow, Tensor flowMask) : IDisposable
{
    /// <summary>B×L×H×W.</summary>
    public Tensor Map { get; } = map;

    /// <summary>B×3×H×W, −1..1.</summary>
    public Tensor Truth { get; } = truth;

    /// <summary>B×L×H×W.</summary>
    public Tensor ExemplarMap { get; } = exemplarMap;

    /// <summary>B×3×H×W, −1..1.</summary>
    public Tensor Exemplar { get; } = exemplar;

    /// <summary>
    /// B×2×H×W: for each pixel of the truth its row and its column in the exemplar, in pixels; 0 where <see cref="FlowMask"/> is 0.
    /// </summary>
    public Tensor Flow { get; } = flow;

    /// <summary>B×1×H×W: 1 where the flow is known, 0 elsewhere.</summary>
    public Tensor FlowMask { get; } = flowMask;

    public void Dispose()
    {
        foreach (var part in new[] { Map, Truth, ExemplarMap, Exemplar, Flow, FlowMask })
        {
            part.Dispose();
        }
    }
}
