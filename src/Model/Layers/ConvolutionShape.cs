namespace CoCosNet.Model.Layers;

/// <summary>The shape and options of a convolution, without its weights.</summary>
internal sealed record ConvolutionShape(int Input, int Output, int KernelHeight, int KernelWidth)
{
    public ConvolutionShape(int input, int output, int kernel)
        : this(input, output, kernel, kernel)
    {
    }

    public int Stride { get; init; } = 1;

    public bool Bias { get; init; } = true;

    /// <summary>Whether the checkpoint stores the weight with spectral norm.</summary>
    public bool Spectral { get; init; }

    /// <summary>Whether the border is reflected instead of zero.</summary>
    public bool Reflect { get; init; }

    /// <summary>Whether a ReLU follows.</summary>
    public bool Relu { get; init; }
}
