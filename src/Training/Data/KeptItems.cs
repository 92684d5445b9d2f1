using System.Collections.Concurrent;
using CoCosNet.Inference.Imaging;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Training.Data;

/// <summary>The first so many items of a source, drawn over and over and kept once they are made: for what learns faster than items can be
/// made, and rearranges them each time anyway.</summary>
/// <param name="source">Of the items.</param>
/// <param name="count">How many are different.</param>
/// <param name="seed">Of the draws.</param>
internal sealed class KeptItems(IItemSource source, int count, int seed) : IItemSource
{
    private readonly ConcurrentDictionary<(long Number, PixelSize Size), TrainingItem> _kept = new();

    public int MapChannels => source.MapChannels;

    public TrainingItem Item(long number, PixelSize size) => _kept.GetOrAdd(
        (new SeededRandom(seed ^ (int)(number >> 32), unchecked((int)number)).Below(count), size), key => source.Item(key.Number, key.Size));
}
