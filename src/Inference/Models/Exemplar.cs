using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;

namespace CoCosNet.Inference.Models;

/// <summary>The picture whose look the result takes, with what is known about its pixels; picture, map and mask have the same
/// size.</summary>
/// <param name="Picture">The picture in its own proportions, holes filled with the nearest colours.</param>
/// <param name="Map">Its semantic map; null if the request has none.</param>
/// <param name="Mask">Marks the pixels that may be used; the others are transparent or padding. Null if all may be used.</param>
internal sealed record Exemplar(Picture Picture, SemanticMap? Map, PixelMask? Mask)
{
    /// <summary>Where exemplars of different classes lie on the picture; empty if it is a single one.</summary>
    public IReadOnlyList<SourcePanel> Panels { get; init; } = [];

    /// <summary>Approximate size in bytes.</summary>
    public long Bytes => Picture.Pixels.Length + (Map?.Bytes ?? 0) + (Mask?.Shown.Length ?? 0);

    /// <summary>Returns the exemplar at the top left of a larger one, whose other pixels repeat the border and are masked.</summary>
    /// <param name="size">Target size; no side is shorter than the exemplar's.</param>
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
