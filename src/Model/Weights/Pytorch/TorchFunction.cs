using CoCosNet.Model.Weights.Pickle;

namespace CoCosNet.Model.Weights.Pytorch;

/// <summary>One of the four Python objects that a pickle may call. Their behaviour is implemented here.</summary>
internal sealed class TorchFunction : PickleValue
{
    public static readonly TorchFunction OrderedDictionary = new("collections.OrderedDict");

    public static readonly TorchFunction Size = new("torch.Size");

    public static readonly TorchFunction RebuildTensor = new("torch._utils._rebuild_tensor_v2");

    public static readonly TorchFunction RebuildParameter = new("torch._utils._rebuild_parameter");

    private TorchFunction(string kind)
    {
        Kind = kind;
    }

    public override string Kind { get; }
}
