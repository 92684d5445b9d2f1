using static TorchSharp.torch;

namespace CoCosNet.Model.Ops;

/// <summary>An activation function, by its effect on negative numbers.</summary>
internal enum Activation
{
    None,

    /// <summary>Negative numbers become zero.</summary>
    Relu,

    /// <summary>Negative numbers are multiplied by 0.2.</summary>
    LeakyRelu,
}

/// <summary>Activations as tensor operations and as slopes.</summary>
internal static class Activations
{
    /// <summary>Applies the activation, in place unless a gradient is needed.</summary>
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
