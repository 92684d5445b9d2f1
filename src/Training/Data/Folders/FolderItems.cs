using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes.Noise;
using CoCosNet.Training.Data.Augmentation;
using CoCosNet.Training.Data.Warps;

namespace CoCosNet.Training.Data.Folders;

/// <summary>
/// Items from a folder of pictures. Each epoch uses every picture once as truth, in a new order; the exemplar is the warped picture itself
/// or a picture paired with it.
/// </summary>
internal sealed class FolderItems(int seed, TrainingFolder folder, FolderSettings settings) : IItemSource
{
    private const int OrderStream = -11;
    private const long BytesPerMegabyte = 1 << 20;

    private readonly FolderCache _cache = new(folder, settings.CacheMegabytes * BytesPerMegabyte);
    private volatile EpochOrder? _order;

    public int MapChannels => folder.MapChannels;

    public TrainingItem Item(long number, PixelSize size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var random = new SeededRandom(seed ^ (int)(number >> 32), unchecked((int)number));
        var entry = EntryOf(number);
        var (truth, map) = _cache.Get(entry, size);
        var colors = ColorShift.Draw(settings.Colors, random);
        truth = colors?.Apply(truth) ?? truth;
        var others = random.Chance(settings.SelfShare) ? [] : folder.ExemplarsOf(entry);
        var item = others.Count == 0
            ? Warped(map, truth, size, random)
            : Paired(map, truth, _cache.Get(others[random.Below(others.Count)], size), colors);
        return item with
        {
            Exemplar = PictureWear.Apply(item.Exemplar, settings.Exemplar, random),
            ExemplarMap = MapWear.Apply(item.ExemplarMap, settings.ExemplarMap, random),
        };
    }

    private TrainingItem Warped(SemanticMap map, Picture truth, PixelSize size, SeededRandom random)
    {
        var warp = SmoothWarp.Draw(settings.Warp, size, random);
        return new TrainingItem(map, truth, Warper.Warp(map, warp), Warper.Warp(truth, warp), Warper.Flow(warp, size));
    }

    private static TrainingItem Paired(SemanticMap map, Picture truth, (Picture Picture, SemanticMap Map) exemplar, ColorShift? colors) =>
        new(map, truth, exemplar.Map, colors?.Apply(exemplar.Picture) ?? exemplar.Picture, Flow: null);

    private int EntryOf(long number)
    {
        var (epoch, place) = Math.DivRem(number, folder.Entries.Count);
        var order = _order;
        if (order?.Epoch != epoch)
        {
            // Two threads at the boundary of epochs may both create the order; the results are equal.
            _order = order = new EpochOrder(epoch, Shuffle(folder.Entries.Count, new SeededRandom(seed ^ (int)epoch, OrderStream)));
        }

        return order.Entries[place];
    }

    private static int[] Shuffle(int count, SeededRandom random)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private sealed record EpochOrder(long Epoch, int[] Entries);
}
