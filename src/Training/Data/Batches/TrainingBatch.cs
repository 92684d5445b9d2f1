using CoCosNet.Inference.Imaging;
using static TorchSharp.torch;

namespace CoCosNet.Training.Data.Batches;

/// <summary>Items of one size as plain arrays, ready to become tensors. They can be made on any thread and need no disposal.</summary>
internal sealed class TrainingBatch
{
    private readonly BatchMaps _map;
    private readonly BatchPictures _truth;
    private readonly BatchMaps _exemplarMap;
    private readonly BatchPictures _exemplar;
    private readonly float[]? _flow;
    private readonly float[] _flowMask = [];

    /// <param name="firstNumber">See <see cref="FirstNumber"/>.</param>
    /// <param name="items">Items of the same size and channels.</param>
    public TrainingBatch(long firstNumber, IReadOnlyList<TrainingItem> items)
    {
        FirstNumber = firstNumber;
        Count = items.Count;
        Size = items[0].Truth.Size;
        foreach (var item in items)
        {
            Check(item, items[0].Map.Channels);
        }

        _map = new BatchMaps([.. items.Select(item => item.Map)]);
        _truth = new BatchPictures([.. items.Select(item => item.Truth)]);
        _exemplarMap = new BatchMaps([.. items.Select(item => item.ExemplarMap)]);
        _exemplar = new BatchPictures([.. items.Select(item => item.Exemplar)]);
        if (items.Any(item => item.Flow is not null))
        {
            var pixels = (int)Size.Pixels;
            (_flow, _flowMask) = (new float[Count * 2 * pixels], new float[Count * pixels]);
            for (var i = 0; i < Count; i++)
            {
                Write(items[i].Flow, _flow.AsSpan(i * 2 * pixels, 2 * pixels), _flowMask.AsSpan(i * pixels, pixels));
            }
        }
    }

    /// <summary>Number of the first item.</summary>
    public long FirstNumber { get; }

    /// <summary>Number of the item after the last one, with which a run resumes after this batch.</summary>
    public long NextNumber => FirstNumber + Count;

    public int Count { get; }

    public PixelSize Size { get; }

    /// <summary>Copies the batch to a device; the caller disposes of the result.</summary>
    public BatchTensors ToTensors(Device device) => new(
        _map.ToTensor(device),
        _truth.ToTensor(device),
        _exemplarMap.ToTensor(device),
        _exemplar.ToTensor(device),
        FlowPart(_flow, 2, device),
        FlowPart(_flow is null ? null : _flowMask, 1, device));

    private Tensor FlowPart(float[]? values, int channels, Device device)
    {
        long[] shape = [Count, channels, Size.Height, Size.Width];
        if (values is null)
        {
            return zeros(shape, device: device);
        }

        // A copy in aligned memory, so that sums round the same in every run.
        using var lent = tensor(values, shape);
        return lent.to(device, copy: true);
    }

    private void Check(TrainingItem item, int channels)
    {
        var sizes = new[] { item.Map.Size, item.Truth.Size, item.ExemplarMap.Size, item.Exemplar.Size };
        if (sizes.Any(size => size != Size) || item.Map.Channels != channels || item.ExemplarMap.Channels != channels)
        {
            throw new ArgumentException(
                $"A batch of {Size} with {channels} channels cannot take an item of {string.Join(", ", sizes)} with {item.Map.Channels} and "
                + $"{item.ExemplarMap.Channels} channels.");
        }
    }

    private static void Write(FlowField? flow, Span<float> planes, Span<float> mask)
    {
        for (var pixel = 0; flow is not null && pixel < mask.Length; pixel++)
        {
            if (!float.IsNaN(flow.Rows[pixel]))
            {
                (planes[pixel], planes[mask.Length + pixel], mask[pixel]) = (flow.Rows[pixel], flow.Columns[pixel], 1f);
            }
        }
    }
}
