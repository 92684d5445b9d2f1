using System.Collections.Concurrent;
using CoCosNet.Inference.Imaging;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Training.Data;

/// <summary>
/// The first items of a source, cached and drawn repeatedly: for training that is faster than making items and augments them each time.
/// </summary>
/// <param name="source">Source of the items.</param>
/// <param name="count">Number of different items.</param>
/// <param name="seed">Seed of the draws.</param>
internal sealed class KeptItems(IItemSource source, int count, int seed) : IItemSource
{
    private readonly ConcurrentDictionary<(long Number, PixelSize Size), TrainingItem> _kept = new();

    public int MapChannels => source.MapChannels;

    public TrainingItem Item(long number, PixelSize size) => _kept.GetOrAdd(
        (new SeededRandom(seed ^ (int)(number >> 32), unchecked((int)number)).Below(count), size), key => source.Item(key.Number, key.Size));
}
