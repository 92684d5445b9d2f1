using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Models;

/// <summary>A picture to take the look from, with what is known about its pixels; all of one size.</summary>
/// <param name="Picture">In its own proportions, holes filled with the nearest colours.</param>
/// <param name="Map">Its semantic map; null where none came.</param>
/// <param name="Mask">Which pixels may be used: the others are transparent or padding. Null where all may.</param>
internal sealed record Exemplar(Picture Picture, SemanticMap? Map, PixelMask? Mask)
{
    /// <summary>What it takes in memory.</summary>
    public long Bytes => Picture.Pixels.Length + (Map?.Bytes ?? 0) + (Mask?.Shown.Length ?? 0);

    /// <summary>Everything at the top left of a larger picture, whose other pixels repeat the border and are masked.</summary>
    /// <param name="size">No side is shorter than the exemplar's.</param>
    public Exemplar Pad(PixelSize size)
    {
        if (size == Picture.Size)
        {
            return this;
        }

        var mask = Mask ?? new PixelMask(Picture.Size, [.. Enumerable.Repeat(true, (int)Picture.Size.Pixels)]);
        return new Exemplar(Picture.Pad(size), Map?.Pad(size), mask.Pad(size));
    }
}
