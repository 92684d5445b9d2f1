using System.Runtime.InteropServices;
using CoCosNet.Inference.Imaging;
using TorchSharp;

namespace CoCosNet.Inference.Semantics;

/// <summary>A semantic map with one number per channel and pixel.</summary>
internal sealed class DenseMap : SemanticMap
{
    public DenseMap(PixelSize size, int channels, float[] values)
        : base(size, channels)
    {
        if (values.LongLength != channels * size.Pixels)
        {
            throw new ArgumentException(
                $"A map of {channels} channels at {size} has {channels * size.Pixels} values, not {values.LongLength}.", nameof(values));
        }

        Values = values;
    }

    /// <summary>Channels × Height × Width.</summary>
    public float[] Values { get; }

    public override long Bytes => Values.LongLength * sizeof(float);

    public override DenseMap Pad(PixelSize size)
    {
        if (size == Size)
        {
            return this;
        }

        var padded = new float[Channels * size.Pixels];
        for (var channel = 0; channel < Channels; channel++)
        {
            var plane = Values.AsSpan((int)(channel * Size.Pixels), (int)Size.Pixels);
            BorderPadding.Repeat<float>(plane, Size, size).CopyTo(padded, channel * size.Pixels);
        }

        return new DenseMap(size, Channels, padded);
    }

    public override torch.Tensor ToTensor()
    {
        var tensor = torch.empty([1, Channels, Height, Width], torch.float32);
        Values.CopyTo(MemoryMarshal.Cast<byte, float>(tensor.bytes));
        return tensor;
    }
}
