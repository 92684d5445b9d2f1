using CoCosNet.Inference.Imaging;
using TorchSharp;

namespace CoCosNet.Inference.Semantics;

/// <summary>A semantic map at the size that the model works at.</summary>
internal abstract class SemanticMap(PixelSize size, int channels)
{
    public PixelSize Size { get; } = size;

    public int Width => Size.Width;

    public int Height => Size.Height;

    /// <summary>Channels of <see cref="ToTensor"/>.</summary>
    public int Channels { get; } = channels;

    /// <summary>Bytes of memory that it takes.</summary>
    public abstract long Bytes { get; }

    /// <summary>The map at the top left of a larger one, whose other pixels repeat its right and lower border; itself where the size is right.</summary>
    public abstract SemanticMap Pad(PixelSize size);

    /// <summary>A new 1×C×H×W float32 tensor on the CPU; the caller disposes it.</summary>
    public abstract torch.Tensor ToTensor();
}
