using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>
/// The encoded features of one item, as input of the recurrent refinement. Features are stored in half precision, without the finest level.
/// </summary>
/// <param name="Theta">Features of the map, three levels 1×C×h×w, coarse to fine.</param>
/// <param name="Phi">Features of the exemplar, three levels 1×C×h×w, coarse to fine.</param>
/// <param name="Exemplar">1×3×H/2×W/2.</param>
/// <param name="Flow">1×2×H×W.</param>
/// <param name="FlowMask">1×1×H×W.</param>
internal sealed record EncodedPair(Tensor[] Theta, Tensor[] Phi, Tensor Exemplar, Tensor Flow, Tensor FlowMask) : IDisposable
{
    public void Dispose()
    {
        foreach (var tensor in (Tensor[])[.. Theta, .. Phi, Exemplar, Flow, FlowMask])
        {
            tensor.Dispose();
        }
    }

    /// <summary>Joins several pairs into one batch in float32.</summary>
    public static EncodedPair Join(IReadOnlyList<EncodedPair> pairs)
    {
        Tensor Of(Func<EncodedPair, Tensor> part) => cat([.. pairs.Select(part)]).to(ScalarType.Float32);
        Tensor[] Levels(Func<EncodedPair, Tensor[]> part) => [.. Enumerable.Range(0, part(pairs[0]).Length).Select(level => Of(pair => part(pair)[level]))];
        return new EncodedPair(Levels(p => p.Theta), Levels(p => p.Phi), Of(p => p.Exemplar), Of(p => p.Flow), Of(p => p.FlowMask));
    }
}
