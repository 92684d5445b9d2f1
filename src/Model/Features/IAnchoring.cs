using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>Adds features computed from the label maps to learned features.</summary>
internal interface IAnchoring
{
    /// <summary>Completes the exemplar's map before it is encoded.</summary>
    /// <param name="exemplar">B×3×H×W, −1..1.</param>
    /// <param name="map">B×L×H×W; zeros where a pixel has no label.</param>
    CompletedMap Complete(Tensor exemplar, Tensor map);

    /// <summary>Reads the classes that a picture shows.</summary>
    /// <param name="exemplar">B×3×H×W, −1..1; H and W are multiples of 32.</param>
    /// <returns>B×L×H×W probabilities, 0..1, that sum to 1 at each pixel; null without a class reader.</returns>
    Tensor? Read(Tensor exemplar);

    /// <summary>Share of the exemplar that each class covers.</summary>
    /// <param name="map">B×L×H×W, <see cref="CompletedMap.Classes"/>.</param>
    /// <returns>B×L×1×1, 0..1; null if <see cref="Substitute"/> does not need it.</returns>
    Tensor? SharesOf(Tensor map);

    /// <summary>Replaces classes that the exemplar lacks by their stand-ins.</summary>
    /// <param name="map">B×L×H×W.</param>
    /// <param name="shares">The exemplar's <see cref="SharesOf"/>.</param>
    /// <returns>B×L×H×W; the map itself if nothing is replaced.</returns>
    Tensor Substitute(Tensor map, Tensor? shares);

    /// <summary>Builds the features that are matched.</summary>
    /// <param name="learned">The learned levels, B×f×h×w unit vectors, coarse to fine.</param>
    /// <param name="map">B×L×H×W.</param>
    /// <returns>The matched levels, B×C×h×w unit vectors, coarse to fine.</returns>
    Tensor[] Join(Tensor[] learned, Tensor map);
}
