using CoCosNet.Model.Weights.Pickle;
using TorchSharp;

namespace CoCosNet.Model.Weights.Pytorch;

/// <summary>A storage class such as <c>torch.FloatStorage</c>: it names an element type and cannot be called.</summary>
internal sealed class StorageClass(torch.ScalarType type) : PickleValue
{
    public torch.ScalarType Type { get; } = type;

    public override string Kind => "a storage class";
}
