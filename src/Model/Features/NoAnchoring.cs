using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>Paper and released code: learned features are matched as they are.</summary>
internal sealed class NoAnchoring : IAnchoring
{
    public Tensor Complete(Tensor exemplar, Tensor map) => map;

    public Tensor? Read(Tensor exemplar) => null;

    public Tensor? SharesOf(Tensor map) => null;

    public Tensor Substitute(Tensor map, Tensor? shares) => map;

    public Tensor[] Join(Tensor[] learned, Tensor map) => learned;
}
