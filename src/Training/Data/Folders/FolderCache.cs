using System.Collections.Concurrent;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Data.Folders;

/// <summary>
/// Caches pictures and maps at the training size until the limit is reached; entries are never evicted, the rest is read every time.
/// </summary>
internal sealed class FolderCache(TrainingFolder folder, long bytes)
{
    private readonly ConcurrentDictionary<(int Entry, PixelSize Size), (Picture Picture, SemanticMap Map)> _kept = new();
    private long _room = bytes;

    public (Picture Picture, SemanticMap Map) Get(int entry, PixelSize size)
    {
        if (_kept.TryGetValue((entry, size), out var kept))
        {
            return kept;
        }

        var (picture, map) = folder.Read(entry);
        var sized = (Picture: PictureResampler.Resize(picture, size), Map: map.At(size));
        var cost = sized.Picture.Pixels.LongLength + (sized.Map is LabelMap ? size.Pixels : sizeof(float) * sized.Map.Channels * size.Pixels);
        if (Interlocked.Add(ref _room, -cost) < 0 || !_kept.TryAdd((entry, size), sized))
        {
            Interlocked.Add(ref _room, cost);
        }

        return sized;
    }
}
