using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Data;

/// <summary>What the network learns from: everything at one size.</summary>
/// <param name="Map">The layout asked for.</param>
/// <param name="Truth">The map's layout in the exemplar's look: what should come out.</param>
/// <param name="ExemplarMap">The exemplar's own layout.</param>
/// <param name="Exemplar">The look asked for.</param>
/// <param name="Flow">Where each pixel of the truth lies in the exemplar, where that is known (warped pairs); null otherwise.</param>
internal sealed record TrainingItem(SemanticMap Map, Picture Truth, SemanticMap ExemplarMap, Picture Exemplar, FlowField? Flow);
