using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Evaluation.Items;

namespace CoCosNet.Training.Evaluation.Painters;

/// <summary>Makes a picture from an item's map and exemplar.</summary>
internal interface IPainter
{
    /// <summary>Name in the tables.</summary>
    string Name { get; }

    /// <returns>The picture, 8 bits per channel.</returns>
    Picture Paint(HeldOutItem item);
}
