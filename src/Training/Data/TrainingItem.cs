using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Data;

/// <summary>A training item; all parts have the same size.</summary>
/// <param name="Map">The requested layout.</param>
/// <param name="Truth">The map's layout in the exemplar's look: the expected result.</param>
/// <param name="ExemplarMap">The exemplar's own layout.</param>
/// <param name="Exemplar">The requested look.</param>
/// <param name="Flow">Position of each pixel of the truth in the exemplar, if known (warped pairs); null otherwise.</param>
internal sealed record TrainingItem(SemanticMap Map, Picture Truth, SemanticMap ExemplarMap, Picture Exemplar, FlowField? Flow);
