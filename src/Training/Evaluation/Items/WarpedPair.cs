using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Training.Data;

namespace CoCosNet.Training.Evaluation.Items;

/// <summary>A scene and the same scene warped.</summary>
/// <param name="Map">Of the scene.</param>
/// <param name="ExemplarMap">The map warped.</param>
/// <param name="Exemplar">The picture warped.</param>
/// <param name="Flow">Where each pixel of the scene lies in the exemplar.</param>
internal sealed record WarpedPair(LabelMap Map, LabelMap ExemplarMap, Picture Exemplar, FlowField Flow);
