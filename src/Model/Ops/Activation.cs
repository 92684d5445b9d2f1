using static TorchSharp.torch;

namespace CoCosNet.Model.Ops;

/// <summary>What a layer does to negative numbers.</summary>
internal enum Activation
{
    None,

    /// <summary>They become zero.</summary>
    Relu,

    /// <summary>They are multiplied by 0.2.</summary>
    LeakyRelu,
}

/// <summary>Activations as tensor operations and as numbers.</summary>
internal static class Activations
{
    /// <summary>In place where no gradient forbids it.</summary>
    public static Tensor Apply(this Activation activation, Tensor x) => activation switch
    {
        Activation.None => x,
        Activation.Relu => x.requires_grad ? x.relu() : x.relu_(),
        _ => x.requires_grad ? x.leaky_relu(Scalars.LeakySlope) : x.leaky_relu_(Scalars.LeakySlope),
    };

    /// <summary>The factor of negative numbers.</summary>
    public static float Slope(this Activation activation) => activation switch
    {
        Activation.None => 1,
        Activation.Relu => 0,
        _ => 0.2f,
    };
}
