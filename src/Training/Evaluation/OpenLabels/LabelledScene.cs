using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Evaluation.OpenLabels;

/// <summary>A layout and an exemplar of another layout, in two looks.</summary>
/// <param name="Map">The requested layout.</param>
/// <param name="ExemplarMap">The exemplar's own layout.</param>
/// <param name="Truth">The map's layout in the look.</param>
/// <param name="Exemplar">The exemplar in the look.</param>
/// <param name="OtherTruth">The map's layout in the other look.</param>
/// <param name="OtherExemplar">The exemplar in the other look.</param>
internal sealed record LabelledScene(
    LabelMap Map, LabelMap ExemplarMap, Picture Truth, Picture Exemplar, Picture OtherTruth, Picture OtherExemplar)
{
    /// <summary>The labels of the map whose regions are compared.</summary>
    public LabelMap Regions { get; init; } = Map;
}
