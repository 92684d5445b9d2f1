using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>A pose, which becomes a label map of <see cref="BodyPart"/>s at each requested size.</summary>
internal sealed class FigureSource(Pose pose) : SemanticSource(pose.Canvas)
{
    /// <summary>Number of classes.</summary>
    public const int Parts = (int)BodyPart.LeftShin + 1;

    public override SemanticMap At(PixelSize target) => new LabelMap(target, Parts, FigureDrawing.Draw(pose, target));
}
