using System.Runtime.InteropServices;
using CoCosNet.Inference.Imaging;
using TorchSharp;

namespace CoCosNet.Inference.Semantics;

/// <summary>A semantic map with one class per pixel.</summary>
internal sealed class LabelMap : SemanticMap
{
    /// <param name="size">Size of the map.</param>
    /// <param name="classes">Number of the model's classes, which is the number of channels of the one-hot tensor.</param>
    /// <param name="indices">See <see cref="Indices"/>.</param>
    public LabelMap(PixelSize size, int classes, byte[] indices)
        : base(size, classes)
    {
        if (indices.LongLength != size.Pixels)
        {
            throw new ArgumentException($"A label map of {size} has {size.Pixels} indices, not {indices.LongLength}.", nameof(indices));
        }

        Indices = indices;
    }

    /// <summary>Height × Width indices into the model's list of classes (not class ids), row-major.</summary>
    public byte[] Indices { get; }

    public override long Bytes => Indices.LongLength;

    public override LabelMap Pad(PixelSize size) => size == Size ? this : new LabelMap(size, Channels, BorderPadding.Repeat(Indices, Size, size));

    /// <summary>Returns a one-hot tensor: 1 in the channel of the pixel's class, 0 in all others.</summary>
    public override torch.Tensor ToTensor()
    {
        var tensor = torch.zeros([1, Channels, Height, Width], torch.float32);
        var values = MemoryMarshal.Cast<byte, float>(tensor.bytes);
        for (var pixel = 0; pixel < Indices.Length; pixel++)
        {
            values[Indices[pixel] * Indices.Length + pixel] = 1f;
        }

        return tensor;
    }
}
