using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary>
/// The same searches as <see cref="PlainSearch"/>, each in one pass over memory. It makes no tensor of the offered candidates and does not
/// score a pixel's own again. A score is a dot product of two rows of 16-bit integers, which halves the memory and gives the same sum on
/// every processor.
/// </summary>
internal sealed unsafe class KernelSearch : IDistinctSearch
{
    private readonly ShortRows _theta;
    private readonly ShortRows _phi;
    private readonly RowGrid _grid;
    private readonly Tensor? _shown;
    private readonly float _temperature;

    /// <param name="theta">Unit features of the map, B×C×H×W float32 on the CPU.</param>
    /// <param name="phi">Unit features of the exemplar, B×C×h×w float32 on the CPU.</param>
    /// <param name="temperature">Divisor of every score.</param>
    /// <param name="shown">See <see cref="PixelGrid.Shown"/>; the caller keeps ownership.</param>
    public KernelSearch(Tensor theta, Tensor phi, float temperature, Tensor? shown = null)
    {
        (_theta, _phi) = ShortRows.Pack(theta, phi);
        _shown = shown?.contiguous().alias().DetachFromDisposeScope();
        _grid = new RowGrid(
            (int)theta.shape[0], (int)theta.shape[2], (int)theta.shape[3], (int)phi.shape[2], (int)phi.shape[3],
            _shown is null ? null : Memory.Of<long>(_shown));
        _temperature = temperature;
    }

    public DistinctCandidates Seed(Tensor below, Tensor? aligned, bool around = true)
    {
        using var scope = NewDisposeScope();
        below = below.contiguous();
        aligned = aligned?.contiguous();
        var count = (int)below.shape[1];
        var source = new SeedSource(
            Memory.Of<long>(below), count, _grid.Half(), aligned is null ? null : Memory.Of<long>(aligned), around || count < SearchSettings.Kept);
        var best = Rank(source);
        GC.KeepAlive(below);
        GC.KeepAlive(aligned);
        return best.MoveToOuterDisposeScope();
    }

    public DistinctCandidates Propagate(DistinctCandidates own, Axis axis)
    {
        var best = Rank(new NeighbourSource(Own(own), axis));
        GC.KeepAlive(own);
        return best;
    }

    public DistinctCandidates Around(DistinctCandidates own, FavouredPlaces? favoured = null)
    {
        using var scope = NewDisposeScope();
        var (places, tolerances) = (favoured?.Places.contiguous(), favoured?.Tolerances.contiguous());
        var best = Rank(new AroundSource(
            Own(own), places is null ? null : Memory.Of<long>(places), tolerances is null ? null : Memory.Of<float>(tolerances), _temperature));
        GC.KeepAlive(own);
        GC.KeepAlive(places);
        GC.KeepAlive(tolerances);
        return best.MoveToOuterDisposeScope();
    }

    public DistinctCandidates Favour(DistinctCandidates own, FavouredPlaces favoured)
    {
        using var scope = NewDisposeScope();
        var (places, tolerances) = (favoured.Places.contiguous(), favoured.Tolerances.contiguous());
        var best = Rank(new FavouredSource(Own(own), Memory.Of<long>(places), Memory.Of<float>(tolerances), _temperature));
        GC.KeepAlive(own);
        GC.KeepAlive(places);
        GC.KeepAlive(tolerances);
        return best.MoveToOuterDisposeScope();
    }

    public DistinctCandidates Agree(DistinctCandidates own, FavouredPlaces? favoured = null)
    {
        using var scope = NewDisposeScope();
        var (places, tolerances) = (favoured?.Places.contiguous(), favoured?.Tolerances.contiguous());
        var best = Rank(new AgreeingSource(
            Own(own), places is null ? null : Memory.Of<long>(places), tolerances is null ? null : Memory.Of<float>(tolerances), _temperature));
        GC.KeepAlive(own);
        GC.KeepAlive(places);
        GC.KeepAlive(tolerances);
        return best.MoveToOuterDisposeScope();
    }

    public Tensor Look(Tensor positions)
    {
        using var scope = NewDisposeScope();
        positions = positions.contiguous();
        var looked = empty([_grid.Batch, SearchSettings.Looked, _grid.Height, _grid.Width], ScalarType.Float32);
        var (from, to) = ((nint)Memory.Of<float>(positions), (nint)Memory.Of<float>(looked));
        RowBands.Run(_grid.Batch * _grid.Height, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                Look(row, (float*)from, (float*)to);
            }
        });
        GC.KeepAlive(positions);
        return looked.MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        _theta.Dispose();
        _phi.Dispose();
        _shown?.Dispose();
    }

    private static OwnCandidates Own(DistinctCandidates own) => new(Memory.Of<long>(own.Indices), Memory.Of<float>(own.Scores));

    private DistinctCandidates Rank<TSource>(TSource source)
        where TSource : struct, ICandidateSource
    {
        long[] shape = [_grid.Batch, SearchSettings.Kept, _grid.Height, _grid.Width];
        var (indices, scores) = (empty(shape, ScalarType.Int64), empty(shape, ScalarType.Float32));
        var (order, values) = ((nint)Memory.Of<long>(indices), (nint)Memory.Of<float>(scores));
        RowBands.Run(_grid.Batch * _grid.Height, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                Rank(source, row, (long*)order, (float*)values);
            }
        });
        return new DistinctCandidates(indices, scores);
    }

    private void Rank<TSource>(in TSource source, int row, long* indices, float* scores)
        where TSource : struct, ICandidateSource
    {
        var (picture, y) = Math.DivRem(row, _grid.Height);
        var first = (nint)picture * _grid.Pixels;
        var scale = 1f / (ShortRows.One * ShortRows.One * _temperature);
        var ranking = new PixelRanking(_phi.Row((nint)picture * _grid.SourcePixels), _phi.Length, scale);
        for (var x = 0; x < _grid.Width; x++)
        {
            var pixel = (y * _grid.Width) + x;
            ranking.Begin(_theta.Row(first + pixel));
            source.Offer(ref ranking, in _grid, picture, y, x);
            var target = (first * SearchSettings.Kept) + pixel;
            ranking.Write(indices + target, scores + target, _grid.Pixels);
        }
    }

    private void Look(int row, float* positions, float* looked)
    {
        const float Scale = 1f / (ShortRows.One * ShortRows.One);
        var (picture, y) = Math.DivRem(row, _grid.Height);
        var first = (nint)picture * _grid.Pixels;
        for (var x = 0; x < _grid.Width; x++)
        {
            var pixel = ((nint)y * _grid.Width) + x;
            var place = positions + (2 * first) + pixel;
            var (matchRow, matchColumn) = _grid.Place(_grid.Index(
                (int)Math.Clamp(MathF.Round(place[0]), 0, _grid.SourceHeight - 1),
                (int)Math.Clamp(MathF.Round(place[_grid.Pixels]), 0, _grid.SourceWidth - 1)));
            var theta = _theta.Row(first + pixel);
            var target = looked + (SearchSettings.Looked * first) + pixel;
            for (var i = 0; i < SearchSettings.Looked; i++, target += _grid.Pixels)
            {
                var index = _grid.Index(matchRow + SearchSettings.LookRows[i], matchColumn + SearchSettings.LookColumns[i]);
                *target = ShortRows.Dot(theta, _phi.Row(((nint)picture * _grid.SourcePixels) + index), _theta.Length) * Scale;
            }
        }
    }
}
