namespace CoCosNet.Model.Layers;

/// <summary>Everything about a convolution but its numbers.</summary>
internal sealed record ConvolutionShape(int Input, int Output, int KernelHeight, int KernelWidth)
{
    public ConvolutionShape(int input, int output, int kernel)
        : this(input, output, kernel, kernel)
    {
    }

    public int Stride { get; init; } = 1;

    public bool Bias { get; init; } = true;

    /// <summary>Whether the weight is stored with its spectral norm apart.</summary>
    public bool Spectral { get; init; }

    /// <summary>Reflect padding instead of zeros.</summary>
    public bool Reflect { get; init; }

    /// <summary>Negative sums become zero.</summary>
    public bool Relu { get; init; }
}
