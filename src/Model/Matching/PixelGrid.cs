using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>
/// The pixel grids of a map and an exemplar at one level, which may differ in size, and the released arithmetic that converts between
/// offsets and flat indices of the exemplar (row·W + column). Disposing frees its tensors.
/// </summary>
internal sealed class PixelGrid : IDisposable
{
    private readonly Scalar _width;
    private readonly Scalar _lastRow;
    private readonly Scalar _lastColumn;

    private readonly Tensor? _shown;

    /// <summary>A grid for map and exemplar of the same size.</summary>
    public PixelGrid(long height, long width, Device device)
        : this((height, width), (height, width), device, shown: null)
    {
    }

    /// <param name="map">Size of the map's level.</param>
    /// <param name="source">Size of the exemplar's level.</param>
    /// <param name="device">Device of the tensors.</param>
    /// <param name="shown">See <see cref="Shown"/>; the caller keeps ownership.</param>
    private PixelGrid((long Height, long Width) map, (long Height, long Width) source, Device device, Tensor? shown)
    {
        var (height, width) = map;
        Height = height;
        Width = width;
        (SourceHeight, SourceWidth) = source;
        _shown = shown;
        Rows = Count(height, device, 1, 1, height, 1);
        Columns = Count(width, device, 1, 1, 1, width);
        _width = Scalars.Of(SourceWidth);
        _lastRow = Scalars.Of(SourceHeight - 1);
        _lastColumn = Scalars.Of(SourceWidth - 1);
    }

    /// <summary>Rows or columns of the map.</summary>
    public long Height { get; }

    /// <inheritdoc cref="Height"/>
    public long Width { get; }

    /// <summary>Each pixel's row, 1×1×H×1 float32.</summary>
    public Tensor Rows { get; }

    /// <summary>Each pixel's column, 1×1×1×W float32.</summary>
    public Tensor Columns { get; }

    /// <summary>Rows or columns of the exemplar.</summary>
    public long SourceHeight { get; }

    /// <inheritdoc cref="SourceHeight"/>
    public long SourceWidth { get; }

    public long SourcePixels => SourceHeight * SourceWidth;

    /// <summary>
    /// For each pixel of the exemplar the flat index (int64) of a nearby pixel that may be matched, or its own if it may; null if all may.
    /// Pixels that may not be matched are transparent or padding, and no index points to them.
    /// </summary>
    public Tensor? Shown => _shown;

    /// <summary>Whether map and exemplar have the same size and every pixel may be matched, as the released arithmetic assumes.</summary>
    public bool IsUniform => _shown is null && Height == SourceHeight && Width == SourceWidth;

    /// <param name="theta">Features of the map, B×C×H×W.</param>
    /// <param name="phi">Features of the exemplar, B×C×h×w.</param>
    /// <param name="shown">See <see cref="Shown"/>.</param>
    public static PixelGrid Between(Tensor theta, Tensor phi, Tensor? shown = null) =>
        new((theta.shape[2], theta.shape[3]), (phi.shape[2], phi.shape[3]), theta.device, shown);

    /// <summary>The grid of the next coarser level.</summary>
    public PixelGrid Half() => new((Height / 2, Width / 2), (SourceHeight / 2, SourceWidth / 2), Rows.device, shown: null);

    /// <summary>Replaces indices of pixels that may not be matched.</summary>
    public Tensor Show(Tensor indices) => _shown is null ? indices : _shown.index_select(0, indices.flatten()).reshape(indices.shape);

    /// <summary>
    /// Flat indices of the exemplar's pixels that candidates point to, B×K×H×W int64.
    /// <para>Faithful to the released code where it surprises: rows and columns are clamped while still fractional, and only
    /// row·W + column is truncated, so the fraction of a row leaks into W·fraction columns. Released checkpoints were trained
    /// with exactly this, each step rounded to float32.</para>
    /// </summary>
    public Tensor ToIndices(Candidates offsets)
    {
        using var scope = NewDisposeScope();
        var rows = offsets.Rows.add(Rows, Scalars.One).clamp_(Scalars.Zero, _lastRow);
        var columns = offsets.Columns.add(Columns, Scalars.One).clamp_(Scalars.Zero, _lastColumn);
        return Show(rows.mul_(_width).add_(columns, Scalars.One).to(ScalarType.Int64)).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Flat indices of the nearest pixels; rows and columns are rounded separately. Mode <c>refined</c> uses this instead of
    /// <see cref="ToIndices"/>.
    /// </summary>
    public Tensor ToNearestIndices(Candidates offsets)
    {
        using var scope = NewDisposeScope();
        var rows = offsets.Rows.add(Rows, Scalars.One).round_().clamp_(Scalars.Zero, _lastRow);
        var columns = offsets.Columns.add(Columns, Scalars.One).round_().clamp_(Scalars.Zero, _lastColumn);
        return Show(rows.mul_(_width).add_(columns, Scalars.One).to(ScalarType.Int64)).MoveToOuterDisposeScope();
    }

    /// <summary>Flat indices of the pixels nearest to fractional positions.</summary>
    /// <param name="positions">B×2×H×W: rows, then columns.</param>
    /// <returns>B×1×H×W int64.</returns>
    public Tensor ToNearestIndices(Tensor positions)
    {
        using var scope = NewDisposeScope();
        var rows = positions.narrow(1, 0, 1).round().clamp_(Scalars.Zero, _lastRow);
        var columns = positions.narrow(1, 1, 1).round().clamp_(Scalars.Zero, _lastColumn);
        return Show(rows.mul_(_width).add_(columns, Scalars.One).to(ScalarType.Int64)).MoveToOuterDisposeScope();
    }

    /// <summary>Rows and columns of flat indices, B×K×H×W float32 each.</summary>
    public Candidates ToPlaces(Tensor indices)
    {
        using var scope = NewDisposeScope();
        var rows = indices.div(_width, RoundingMode.floor).to(ScalarType.Float32);
        var columns = indices.to(ScalarType.Float32).sub_(rows.mul(_width));
        return new Candidates(rows, columns).MoveToOuterDisposeScope();
    }

    /// <summary>Whole-pixel offsets of flat indices.</summary>
    /// <param name="indices">B×K×H×W int64.</param>
    public Candidates ToOffsets(Tensor indices)
    {
        using var scope = NewDisposeScope();
        var (rows, columns) = ToPlaces(indices);
        return new Candidates(rows.sub_(Rows), columns.sub_(Columns)).MoveToOuterDisposeScope();
    }

    /// <summary>Makes 0, 1, 2, … without libtorch's range, which makes a temporary scalar.</summary>
    private static Tensor Count(long length, Device device, params long[] shape)
    {
        using var scope = NewDisposeScope();
        var values = new float[length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i;
        }

        return tensor(values, device: device).reshape(shape).DetachFromDisposeScope();
    }

    public void Dispose()
    {
        Rows.Dispose();
        Columns.Dispose();
    }
}
