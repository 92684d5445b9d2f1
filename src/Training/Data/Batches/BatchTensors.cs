using static TorchSharp.torch;

namespace CoCosNet.Training.Data.Batches;

/// <summary>A batch as float32 tensors on one device.</summary>
internal sealed class BatchTensors : IDisposable
{
    /// <summary>Takes the tensors over; where they are elsewhere, they are moved.</summary>
    public BatchTensors(Tensor map, Tensor truth, Tensor exemplarMap, Tensor exemplar, Tensor flow, Tensor flowMask, Device device)
    {
        Map = Move(map, device);
        Truth = Move(truth, device);
        ExemplarMap = Move(exemplarMap, device);
        Exemplar = Move(exemplar, device);
        Flow = Move(flow, device);
        FlowMask = Move(flowMask, device);
    }

    /// <summary>B×L×H×W.</summary>
    public Tensor Map { get; }

    /// <summary>B×3×H×W, −1..1.</summary>
    public Tensor Truth { get; }

    /// <summary>B×L×H×W.</summary>
    public Tensor ExemplarMap { get; }

    /// <summary>B×3×H×W, −1..1.</summary>
    public Tensor Exemplar { get; }

    /// <summary>B×2×H×W: for each pixel of the truth its row and its column in the exemplar, in pixels; 0 where <see cref="FlowMask"/> is.</summary>
    public Tensor Flow { get; }

    /// <summary>B×1×H×W: 1 where the flow is known, 0 elsewhere.</summary>
    public Tensor FlowMask { get; }

    public void Dispose()
    {
        foreach (var part in new[] { Map, Truth, ExemplarMap, Exemplar, Flow, FlowMask })
        {
            part.Dispose();
        }
    }

    private static Tensor Move(Tensor part, Device device)
    {
        var moved = part.to(device);
        if (!ReferenceEquals(moved, part))
        {
            part.Dispose();
        }

        return moved;
    }
}
