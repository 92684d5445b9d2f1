using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>What a network adds to learned features from the labels of both maps.</summary>
internal interface IAnchoring
{
    /// <summary>The exemplar's map as it is encoded.</summary>
    /// <param name="exemplar">B×3×H×W, −1..1.</param>
    /// <param name="map">B×L×H×W; zeros where a pixel has no label.</param>
    /// <returns>B×L×H×W; the map itself where nothing is added.</returns>
    Tensor Complete(Tensor exemplar, Tensor map);

    /// <summary>The classes that a picture shows, as they are read where a map has no label.</summary>
    /// <param name="exemplar">B×3×H×W, −1..1; sides divide by 32.</param>
    /// <returns>B×L×H×W probabilities, 0..1, that add up to 1 at a pixel; null where nothing reads classes.</returns>
    Tensor? Read(Tensor exemplar);

    /// <summary>How much of the exemplar each class covers.</summary>
    /// <param name="map">B×L×H×W, of <see cref="Complete"/>.</param>
    /// <returns>B×L×1×1, 0..1; null where <see cref="Substitute"/> does not ask for it.</returns>
    Tensor? SharesOf(Tensor map);

    /// <summary>The map as it is matched against an exemplar.</summary>
    /// <param name="map">B×L×H×W.</param>
    /// <param name="shares">Of the exemplar's <see cref="SharesOf"/>.</param>
    /// <returns>B×L×H×W; the map itself where nothing is replaced.</returns>
    Tensor Substitute(Tensor map, Tensor? shares);

    /// <summary>The features that are matched.</summary>
    /// <param name="learned">The learned levels, B×f×h×w unit vectors, coarse to fine.</param>
    /// <param name="map">B×L×H×W.</param>
    /// <returns>All levels, B×C×h×w unit vectors, coarse to fine.</returns>
    Tensor[] Join(Tensor[] learned, Tensor map);
}
