using CoCosNet.Inference.Imaging;
using TorchSharp;

namespace CoCosNet.Inference.Semantics;

/// <summary>A semantic map at the size that the model computes at.</summary>
internal abstract class SemanticMap(PixelSize size, int channels)
{
    public PixelSize Size { get; } = size;

    public int Width => Size.Width;

    public int Height => Size.Height;

    /// <summary>Number of channels of <see cref="ToTensor"/>.</summary>
    public int Channels { get; } = channels;

    /// <summary>Size in memory, in bytes.</summary>
    public abstract long Bytes { get; }

    /// <summary>Returns the map at the top left of a larger one whose other pixels repeat the right and bottom borders; the same object if
    /// the size already fits.</summary>
    public abstract SemanticMap Pad(PixelSize size);

    /// <summary>Returns a new 1×C×H×W float32 tensor on the CPU, which the caller disposes.</summary>
    public abstract torch.Tensor ToTensor();
}
