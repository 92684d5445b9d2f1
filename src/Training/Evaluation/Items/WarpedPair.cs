using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Training.Data;

namespace CoCosNet.Training.Evaluation.Items;

/// <summary>A scene and its warped version.</summary>
/// <param name="Map">Map of the scene.</param>
/// <param name="ExemplarMap">The warped map.</param>
/// <param name="Exemplar">The warped picture.</param>
/// <param name="Flow">Position of each pixel of the scene in the exemplar.</param>
internal sealed record WarpedPair(LabelMap Map, LabelMap ExemplarMap, Picture Exemplar, FlowField Flow);
