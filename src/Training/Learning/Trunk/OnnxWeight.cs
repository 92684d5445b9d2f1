using static TorchSharp.torch;

namespace CoCosNet.Training.Learning.Trunk;

/// <summary>A float32 weight.</summary>
/// <param name="Shape">Its sides.</param>
/// <param name="Values">Its values, the last side fastest.</param>
internal sealed record OnnxWeight(long[] Shape, float[] Values)
{
    /// <summary>A copy, which belongs to the caller.</summary>
    public Tensor ToTensor()
    {
        using var lent = tensor(Values);
        return lent.reshape(Shape).clone();
    }
}
