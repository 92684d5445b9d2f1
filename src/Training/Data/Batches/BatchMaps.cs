using CoCosNet.Inference.Semantics;
using static TorchSharp.torch;

namespace CoCosNet.Training.Data.Batches;

/// <summary>
/// The maps of a batch. Labels stay one byte per pixel until they are on the device, because as float planes they are fifty times as large.
/// </summary>
internal sealed class BatchMaps
{
    private readonly long[] _shape;
    private readonly byte[]? _labels;
    private readonly float[] _planes = [];

    /// <param name="maps">Maps of the same size and channels.</param>
    public BatchMaps(IReadOnlyList<SemanticMap> maps)
    {
        _shape = [maps.Count, maps[0].Channels, maps[0].Height, maps[0].Width];
        if (maps.All(map => map is LabelMap))
        {
            _labels = [.. maps.SelectMany(map => ((LabelMap)map).Indices)];
            return;
        }

        _planes = [.. maps.SelectMany(map => map is DenseMap dense
            ? dense.Values
            : throw new ArgumentException($"Maps of {map.GetType().Name} have no place beside those of other kinds.", nameof(maps)))];
    }

    /// <returns>B×L×H×W float32.</returns>
    public Tensor ToTensor(Device device)
    {
        using var scope = NewDisposeScope();
        if (_labels is null)
        {
            // A copy in aligned memory, so that sums round the same in every run.
            return tensor(_planes, _shape).to(device, copy: true).MoveToOuterDisposeScope();
        }

        var index = tensor(_labels, [_shape[0], 1, _shape[2], _shape[3]]).to(device).to(ScalarType.Int64);
        return zeros(_shape, device: device).scatter_(1, index, ones(index.shape, device: device)).MoveToOuterDisposeScope();
    }
}
