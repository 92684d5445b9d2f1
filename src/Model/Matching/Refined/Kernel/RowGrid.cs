using System.Runtime.CompilerServices;

namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary>A level's pixels of map and exemplar, batch and all.</summary>
/// <param name="batch">Pictures.</param>
/// <param name="height">Of the map.</param>
/// <param name="width">Of the map.</param>
/// <param name="sourceHeight">Of the exemplar.</param>
/// <param name="sourceWidth">Of the exemplar.</param>
/// <param name="shown">As of <see cref="PixelGrid.Shown"/>, or null.</param>
internal readonly unsafe struct RowGrid(int batch, int height, int width, int sourceHeight, int sourceWidth, long* shown = null)
{
    /// <summary>Bits of the reciprocal: exact for all indices up to 2²² and widths from 16 on.</summary>
    private const int Bits = 40;

    private readonly ulong _reciprocal = ((1UL << Bits) / (ulong)sourceWidth) + 1;

    public int Batch => batch;

    public int Height => height;

    public int Width => width;

    /// <summary>Of the map.</summary>
    public int Pixels => height * width;

    /// <summary>Of the exemplar.</summary>
    public int SourceHeight => sourceHeight;

    /// <inheritdoc cref="SourceHeight"/>
    public int SourceWidth => sourceWidth;

    /// <inheritdoc cref="SourceHeight"/>
    public int SourcePixels => sourceHeight * sourceWidth;

    /// <summary>Row and column in the exemplar of a flat index, without a division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int Row, int Column) Place(int index)
    {
        var row = (int)(((ulong)index * _reciprocal) >> Bits);
        return (row, index - (row * sourceWidth));
    }

    /// <summary>Flat index of a place of the exemplar, clamped into it; of one that may be matched near by where it may not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Index(int row, int column)
    {
        var index = (Math.Min(Math.Max(row, 0), sourceHeight - 1) * sourceWidth) + Math.Min(Math.Max(column, 0), sourceWidth - 1);
        return shown is null ? index : (int)shown[index];
    }

    /// <summary>The level below.</summary>
    public RowGrid Half() => new(batch, height / 2, width / 2, sourceHeight / 2, sourceWidth / 2);
}
