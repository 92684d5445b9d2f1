using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>No anchors, as in the paper and the released code: learned features are matched unchanged.</summary>
internal sealed class NoAnchoring : IAnchoring
{
    public CompletedMap Complete(Tensor exemplar, Tensor map) => new(map);

    public Tensor? Read(Tensor exemplar) => null;

    public Tensor? SharesOf(Tensor map) => null;

    public Tensor Substitute(Tensor map, Tensor? shares) => map;

    public Tensor[] Join(Tensor[] learned, Tensor map) => learned;
}
