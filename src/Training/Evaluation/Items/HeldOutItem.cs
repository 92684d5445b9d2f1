using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Evaluation.Items;

/// <summary>An evaluation item: one map, one exemplar layout, two looks.</summary>
/// <param name="Map">The requested layout.</param>
/// <param name="Truth">The map's layout in the look.</param>
/// <param name="ExemplarMap">The exemplar's own layout.</param>
/// <param name="Exemplar">The exemplar in the look.</param>
/// <param name="OtherTruth">The map's layout in a look of another family.</param>
/// <param name="OtherExemplar">The exemplar in that other look.</param>
/// <param name="Warped">Another scene, whose exemplar is its warped truth, so that the true matches are known.</param>
internal sealed record HeldOutItem(
    LabelMap Map, Picture Truth, LabelMap ExemplarMap, Picture Exemplar, Picture OtherTruth, Picture OtherExemplar, WarpedPair Warped);
