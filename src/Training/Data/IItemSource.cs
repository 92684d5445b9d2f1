using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Data;

/// <summary>
/// An endless sequence of training items, or one that repeats. A number always gives the same item, so a resumed run continues with the
/// next number. Thread-safe.
/// </summary>
internal interface IItemSource
{
    /// <summary>Channels of the maps.</summary>
    int MapChannels { get; }

    /// <summary>Makes an item.</summary>
    /// <param name="number">Number of the item, from 0.</param>
    /// <param name="size">Size of all pictures and maps.</param>
    TrainingItem Item(long number, PixelSize size);
}
