using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>A convex shape on a canvas, stored as one run of pixels per row and clipped to the canvas.</summary>
internal sealed class RowSpans(PixelSize canvas)
{
    private readonly int[] _left = new int[canvas.Height];
    private readonly int[] _right = new int[canvas.Height];

    public PixelSize Canvas { get; } = canvas;

    public void Clear()
    {
        Array.Fill(_left, int.MaxValue);
        Array.Fill(_right, int.MinValue);
    }

    /// <summary>Extends a row's run to a pixel, which may lie outside the canvas.</summary>
    public void Include(int x, int y)
    {
        if ((uint)y < (uint)_left.Length)
        {
            _left[y] = Math.Min(_left[y], x);
            _right[y] = Math.Max(_right[y], x);
        }
    }

    /// <summary>Gets the part of a row's run inside the canvas, both ends included; false if the run lies outside.</summary>
    public bool TryGetRow(int y, out int left, out int right)
    {
        left = Math.Max(_left[y], 0);
        right = Math.Min(_right[y], Canvas.Width - 1);
        return left <= right;
    }

    /// <summary>Whether the shape has no pixel on the canvas.</summary>
    public bool IsEmpty()
    {
        for (var y = 0; y < Canvas.Height; y++)
        {
            if (TryGetRow(y, out _, out _))
            {
                return false;
            }
        }

        return true;
    }
}
