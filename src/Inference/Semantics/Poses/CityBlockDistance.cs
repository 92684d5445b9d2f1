using System.Numerics;
using System.Runtime.InteropServices;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>
/// Computes the exact city-block distance of every canvas pixel to a shape in two passes. A row's own run gives its horizontal distances
/// directly, so only vertical passes are needed, one row at a time.
/// </summary>
internal sealed class CityBlockDistance(PixelSize canvas)
{
    /// <summary>Exceeds any distance on a canvas without overflowing when 1 is added.</summary>
    private const ushort Far = 60_000;

    private readonly ushort[] _distances = new ushort[canvas.Pixels];

    /// <summary>Measures the distances to a shape, which must have a pixel on the canvas.</summary>
    public void Measure(RowSpans shape)
    {
        for (var y = 0; y < canvas.Height; y++)
        {
            FillHorizontal(shape, y);
            if (y > 0)
            {
                Relax(y, y - 1);
            }
        }

        for (var y = canvas.Height - 2; y >= 0; y--)
        {
            Relax(y, y + 1);
        }
    }

    /// <summary>Returns the distances of a row's pixels, in canvas pixels; 0 inside the shape.</summary>
    public ReadOnlySpan<ushort> Row(int y) => MutableRow(y);

    private Span<ushort> MutableRow(int y) => _distances.AsSpan(y * canvas.Width, canvas.Width);

    private void FillHorizontal(RowSpans shape, int y)
    {
        var row = MutableRow(y);
        if (!shape.TryGetRow(y, out var left, out var right))
        {
            row.Fill(Far);
            return;
        }

        for (var x = 0; x < left; x++)
        {
            row[x] = (ushort)(left - x);
        }

        row[left..(right + 1)].Clear();
        for (var x = right + 1; x < row.Length; x++)
        {
            row[x] = (ushort)(x - right);
        }
    }

    /// <summary>Limits each pixel's distance to one more than that of its neighbour in the other row.</summary>
    private void Relax(int y, int neighbour)
    {
        var row = MutableRow(y);
        var from = MutableRow(neighbour);
        var rowVectors = MemoryMarshal.Cast<ushort, Vector<ushort>>(row);
        var fromVectors = MemoryMarshal.Cast<ushort, Vector<ushort>>(from);
        for (var i = 0; i < rowVectors.Length; i++)
        {
            rowVectors[i] = Vector.Min(rowVectors[i], fromVectors[i] + Vector<ushort>.One);
        }

        for (var x = rowVectors.Length * Vector<ushort>.Count; x < row.Length; x++)
        {
            row[x] = Math.Min(row[x], (ushort)(from[x] + 1));
        }
    }
}
