using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Evaluation.Items;

namespace CoCosNet.Training.Evaluation.Painters;

/// <summary>Anything that makes a picture of an item's map and exemplar.</summary>
internal interface IPainter
{
    /// <summary>For the tables.</summary>
    string Name { get; }

    /// <returns>As a PNG would hold it: 8 bits a channel.</returns>
    Picture Paint(HeldOutItem item);
}
