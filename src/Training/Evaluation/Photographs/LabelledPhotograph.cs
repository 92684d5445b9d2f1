using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Evaluation.Photographs;

/// <summary>A photograph with its label map.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Picture">The picture, at the size of the evaluation.</param>
/// <param name="Map">Label map of the same size.</param>
internal sealed record LabelledPhotograph(string Name, Picture Picture, LabelMap Map);
