namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>The position of a joint in pixels of the pose's canvas: x to the right, y down.</summary>
internal readonly record struct Joint(double X, double Y)
{
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y);
}
