using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Evaluation.Colors;
using CoCosNet.Training.Evaluation.Items;

namespace CoCosNet.Training.Evaluation.Painters;

/// <summary>Baseline: paints every class in its mean colour in the exemplar.</summary>
internal sealed class MeanColorPainter : IPainter
{
    public string Name => "mean colours";

    public Picture Paint(HeldOutItem item) => RegionPaint.Paint(item.Map, item.Exemplar, item.ExemplarMap);
}
