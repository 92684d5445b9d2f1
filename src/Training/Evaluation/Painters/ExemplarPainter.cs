using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Evaluation.Items;

namespace CoCosNet.Training.Evaluation.Painters;

/// <summary>Baseline: the unchanged exemplar.</summary>
internal sealed class ExemplarPainter : IPainter
{
    public string Name => "exemplar copied";

    public Picture Paint(HeldOutItem item) => item.Exemplar;
}
