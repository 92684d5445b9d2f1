using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using static TorchSharp.torch;

namespace CoCosNet.Training.Data.Batches;

/// <summary>Items of one size as numbers, ready to become tensors. Plain arrays: they may be made on any thread and need no disposal.</summary>
internal sealed class TrainingBatch
{
    private readonly long[] _mapShape;
    private readonly long[] _pictureShape;
    private readonly float[] _map;
    private readonly float[] _truth;
    private readonly float[] _exemplarMap;
    private readonly float[] _exemplar;
    private readonly float[] _flow;
    private readonly float[] _flowMask;

    /// <param name="firstNumber">See <see cref="FirstNumber"/>.</param>
    /// <param name="items">All of the same size and channels.</param>
    public TrainingBatch(long firstNumber, IReadOnlyList<TrainingItem> items)
    {
        FirstNumber = firstNumber;
        Count = items.Count;
        Size = items[0].Truth.Size;
        var (pixels, channels) = ((int)Size.Pixels, items[0].Map.Channels);
        _mapShape = [Count, channels, Size.Height, Size.Width];
        _pictureShape = [Count, Picture.Channels, Size.Height, Size.Width];
        (_map, _exemplarMap) = (new float[Count * channels * pixels], new float[Count * channels * pixels]);
        (_truth, _exemplar) = (new float[Count * Picture.Channels * pixels], new float[Count * Picture.Channels * pixels]);
        (_flow, _flowMask) = (new float[Count * 2 * pixels], new float[Count * pixels]);
        for (var i = 0; i < Count; i++)
        {
            var item = items[i];
            Check(item, channels);
            Write(item.Map, _map.AsSpan(i * channels * pixels, channels * pixels));
            Write(item.ExemplarMap, _exemplarMap.AsSpan(i * channels * pixels, channels * pixels));
            Write(item.Truth, _truth.AsSpan(i * Picture.Channels * pixels, Picture.Channels * pixels));
            Write(item.Exemplar, _exemplar.AsSpan(i * Picture.Channels * pixels, Picture.Channels * pixels));
            Write(item.Flow, _flow.AsSpan(i * 2 * pixels, 2 * pixels), _flowMask.AsSpan(i * pixels, pixels));
        }
    }

    /// <summary>Number of its first item.</summary>
    public long FirstNumber { get; }

    /// <summary>Number of the item after its last: what a run that resumes after this batch begins with.</summary>
    public long NextNumber => FirstNumber + Count;

    public int Count { get; }

    public PixelSize Size { get; }

    /// <summary>The batch on a device; the caller disposes it.</summary>
    public BatchTensors ToTensors(Device device) => new(
        On(_map, _mapShape),
        On(_truth, _pictureShape),
        On(_exemplarMap, _mapShape),
        On(_exemplar, _pictureShape),
        On(_flow, [Count, 2, Size.Height, Size.Width]),
        On(_flowMask, [Count, 1, Size.Height, Size.Width]),
        device);

    private static Tensor On(float[] values, long[] shape)
    {
        // A copy in aligned memory, by which sums round the same in every run.
        using var lent = tensor(values, shape);
        return lent.clone();
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

    private static void Write(SemanticMap map, Span<float> planes)
    {
        switch (map)
        {
            case LabelMap labels:
                for (var pixel = 0; pixel < labels.Indices.Length; pixel++)
                {
                    planes[(labels.Indices[pixel] * labels.Indices.Length) + pixel] = 1f;
                }

                break;
            case DenseMap dense:
                dense.Values.CopyTo(planes);
                break;
            default:
                throw new ArgumentException($"Maps of {map.GetType().Name} have no place in a batch.", nameof(map));
        }
    }

    private static void Write(Picture picture, Span<float> planes)
    {
        var count = (int)picture.Size.Pixels;
        for (var pixel = 0; pixel < count; pixel++)
        {
            for (var channel = 0; channel < Picture.Channels; channel++)
            {
                planes[(channel * count) + pixel] = (picture.Pixels[(pixel * Picture.Channels) + channel] / 127.5f) - 1f;
            }
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
