using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Synthesis;

/// <summary>One of several exemplars that lie side by side on one picture, at its top.</summary>
/// <param name="Left">Column of its left edge, a multiple of <see cref="Alignment"/>.</param>
/// <param name="Size">Its size in pixels.</param>
internal sealed record SourcePanel(int Left, PixelSize Size)
{
    /// <summary>Left edges are multiples of this, so that each level of a pyramid has them at whole pixels: the largest result, of 2048 pixels, is
    /// halved six times.</summary>
    public const int Alignment = 64;

    /// <summary>Returns the panel at a level.</summary>
    /// <param name="factor">Pixels of the finest level per pixel of the level, a power of two.</param>
    public SourcePanel At(int factor) =>
        new(Left / factor, new PixelSize((Size.Width + factor - 1) / factor, (Size.Height + factor - 1) / factor));
}
