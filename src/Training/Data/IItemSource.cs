using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Data;

/// <summary>An endless sequence of training items, or one that repeats. The same number gives the same item, whoever asks and in whatever
/// order: a resumed run goes on with the next number. Safe for many threads.</summary>
internal interface IItemSource
{
    /// <summary>Channels of the maps.</summary>
    int MapChannels { get; }

    /// <summary>One item.</summary>
    /// <param name="number">From 0.</param>
    /// <param name="size">Of all its parts.</param>
    TrainingItem Item(long number, PixelSize size);
}
