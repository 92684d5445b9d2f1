using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Evaluation.Photographs;

/// <summary>A photograph with its classes.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Picture">At the size it is judged at.</param>
/// <param name="Map">Of the same size.</param>
internal sealed record LabelledPhotograph(string Name, Picture Picture, LabelMap Map);
