using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>
/// The pixels of one level, and the released arithmetic between offsets and flat indices (row·W + column).
/// Disposing frees its tensors.
/// </summary>
internal sealed class PixelGrid : IDisposable
{
    private readonly Scalar _width;
    private readonly Scalar _lastRow;
    private readonly Scalar _lastColumn;

    public PixelGrid(long height, long width, Device device)
    {
        Height = height;
        Width = width;
        Rows = Count(height, device, 1, 1, height, 1);
        Columns = Count(width, device, 1, 1, 1, width);
        _width = Scalars.Of(width);
        _lastRow = Scalars.Of(height - 1);
        _lastColumn = Scalars.Of(width - 1);
    }

    public long Height { get; }

    public long Width { get; }

    /// <summary>Each pixel's row, 1×1×H×1 float32.</summary>
    public Tensor Rows { get; }

    /// <summary>Each pixel's column, 1×1×1×W float32.</summary>
    public Tensor Columns { get; }

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
        return rows.mul_(_width).add_(columns, Scalars.One).to(ScalarType.Int64).MoveToOuterDisposeScope();
    }

    /// <summary>Flat indices of the nearest pixels, rows and columns rounded apart: what mode <c>refined</c> does instead.</summary>
    public Tensor ToNearestIndices(Candidates offsets)
    {
        using var scope = NewDisposeScope();
        var rows = offsets.Rows.add(Rows, Scalars.One).round_().clamp_(Scalars.Zero, _lastRow);
        var columns = offsets.Columns.add(Columns, Scalars.One).round_().clamp_(Scalars.Zero, _lastColumn);
        return rows.mul_(_width).add_(columns, Scalars.One).to(ScalarType.Int64).MoveToOuterDisposeScope();
    }

    /// <summary>Flat indices of the pixels nearest to fractional places.</summary>
    /// <param name="positions">B×2×H×W: rows, then columns.</param>
    /// <returns>B×1×H×W int64.</returns>
    public Tensor ToNearestIndices(Tensor positions)
    {
        using var scope = NewDisposeScope();
        var rows = positions.narrow(1, 0, 1).round().clamp_(Scalars.Zero, _lastRow);
        var columns = positions.narrow(1, 1, 1).round().clamp_(Scalars.Zero, _lastColumn);
        return rows.mul_(_width).add_(columns, Scalars.One).to(ScalarType.Int64).MoveToOuterDisposeScope();
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

    /// <summary>0, 1, 2, … (libtorch's own range makes a temporary scalar).</summary>
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
