using System.Runtime.CompilerServices;

namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary>A level's pixels, batch and all.</summary>
internal readonly record struct RowGrid(int Batch, int Height, int Width)
{
    /// <summary>2³² / width, rounded up: exact for the indices of pictures up to 1024².</summary>
    private readonly ulong _reciprocal = ((1UL << 32) / (ulong)Width) + 1;

    public int Pixels => Height * Width;

    /// <summary>Row and column of a flat index, without a division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int Row, int Column) Place(int index)
    {
        var row = (int)(((ulong)index * _reciprocal) >> 32);
        return (row, index - (row * Width));
    }

    /// <summary>Flat index of a place, clamped into the picture.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Index(int row, int column) =>
        (Math.Min(Math.Max(row, 0), Height - 1) * Width) + Math.Min(Math.Max(column, 0), Width - 1);
}
