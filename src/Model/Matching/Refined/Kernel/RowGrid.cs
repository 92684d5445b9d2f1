using System.Runtime.CompilerServices;

namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary>Dimensions of a level: batch, map and exemplar.</summary>
/// <param name="batch">Pictures in the batch.</param>
/// <param name="height">Rows of the map.</param>
/// <param name="width">Columns of the map.</param>
/// <param name="sourceHeight">Rows of the exemplar.</param>
/// <param name="sourceWidth">Columns of the exemplar.</param>
/// <param name="shown">See <see cref="PixelGrid.Shown"/>, or null.</param>
internal readonly unsafe struct RowGrid(int batch, int height, int width, int sourceHeight, int sourceWidth, long* shown = null)
{
    /// <summary>Bits of the reciprocal; division is exact for all indices up to 2²² and widths of at least 16.</summary>
    private const int Bits = 40;

    private readonly ulong _reciprocal = ((1UL << Bits) / (ulong)sourceWidth) + 1;

    public int Batch => batch;

    public int Height => height;

    public int Width => width;

    /// <summary>Pixels of the map.</summary>
    public int Pixels => height * width;

    /// <summary>Size of the exemplar in pixels.</summary>
    public int SourceHeight => sourceHeight;

    /// <inheritdoc cref="SourceHeight"/>
    public int SourceWidth => sourceWidth;

    /// <inheritdoc cref="SourceHeight"/>
    public int SourcePixels => sourceHeight * sourceWidth;

    /// <summary>Row and column of a flat index of the exemplar, without a division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int Row, int Column) Place(int index)
    {
        var row = (int)(((ulong)index * _reciprocal) >> Bits);
        return (row, index - (row * sourceWidth));
    }

    /// <summary>
    /// Flat index of a position clamped to the exemplar; if that pixel may not be matched, the index of a nearby one that may.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Index(int row, int column)
    {
        var index = (Math.Min(Math.Max(row, 0), sourceHeight - 1) * sourceWidth) + Math.Min(Math.Max(column, 0), sourceWidth - 1);
        return shown is null ? index : (int)shown[index];
    }

    /// <summary>The grid of the next coarser level.</summary>
    public RowGrid Half() => new(batch, height / 2, width / 2, sourceHeight / 2, sourceWidth / 2);
}
