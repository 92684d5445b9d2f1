using CoCosNet.Inference.Imaging;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Networks;
using CoCosNet.Model.Ops;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data;
using CoCosNet.Training.Data.Batches;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>The first items of a source with their features, computed once with fixed weights and without gradients.</summary>
internal sealed class EncodedPairs : IDisposable
{
    private readonly TrainingConfig _config;
    private readonly IItemSource _source;
    private readonly PixelSize _size;
    private readonly FixedParameters _correspondence;
    private readonly FixedParameters _generator;
    private readonly TranslationNetwork _network;
    private readonly Device _device;
    private readonly Dictionary<int, EncodedPair> _pairs = [];

    /// <param name="config">Number of items, and the share that loses the exemplar's map.</param>
    /// <param name="state">State of the training.</param>
    /// <param name="source">Source of the items.</param>
    /// <param name="architecture">Architecture of the network; its size is the size of the items.</param>
    public EncodedPairs(TrainingConfig config, TrainingState state, IItemSource source, Architecture architecture)
    {
        (_config, _source, _size) = (config, source, new PixelSize(architecture.Size, architecture.Size));
        var (correspondence, generator) = (state.Correspondence.Parameters, state.Generator.Parameters);
        (correspondence.Iterates, generator.Iterates) = (false, false);
        _device = correspondence.Device;

        // Building the network creates parameters that do not exist yet.
        _ = new TranslationNetwork(correspondence.Root, generator.Root, architecture);
        correspondence.EndStep();
        generator.EndStep();
        _correspondence = new FixedParameters(state.Correspondence);
        _generator = new FixedParameters(state.Generator);
        _network = new TranslationNetwork(_correspondence.Root, _generator.Root, architecture);
    }

    /// <summary>Draws items as one batch in the caller's dispose scope.</summary>
    public EncodedPair Draw(int count, Random random) =>
        EncodedPair.Join([.. Enumerable.Range(0, count).Select(_ => Pair(random.Next(_config.Data.EncodedItems)))]);

    public void Dispose()
    {
        foreach (var pair in _pairs.Values)
        {
            pair.Dispose();
        }

        _correspondence.Dispose();
        _generator.Dispose();
    }

    private EncodedPair Pair(int number)
    {
        if (!_pairs.TryGetValue(number, out var pair))
        {
            _pairs.Add(number, pair = Encode(number));
        }

        return pair;
    }

    private EncodedPair Encode(int number)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        using var batch = new TrainingBatch(number, [_source.Item(number, _size)]).ToTensors(_device);
        var kept = MapDrops.Draw(batch, _config.MapDropShare, new Random(number));
        var encoded = _network.EncodeExemplar(batch.Exemplar, batch.ExemplarMap.mul(kept));
        var (theta, phi) = (_network.Theta(_network.EncodeMap(batch.Map), batch.Map, encoded), encoded.Features);
        return new EncodedPair(
            Array.ConvertAll(theta[..^1], Kept), Array.ConvertAll(phi[..^1], Kept), Kept(Resize.Pool(batch.Exemplar, 2)),
            batch.Flow.clone().DetachFromDisposeScope(), batch.FlowMask.clone().DetachFromDisposeScope());

        static Tensor Kept(Tensor tensor) => tensor.to(ScalarType.Float16).DetachFromDisposeScope();
    }
}
