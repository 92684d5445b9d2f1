using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>Implementation in plain tensor operations: the readable reference, used on a GPU.</summary>
/// <param name="features">Features of the level, without gradient; disposed of with this instance.</param>
internal sealed class PlainSearch(LevelFeatures features) : IDistinctSearch
{
    private static readonly Scalar Nowhere = Scalars.Of(-1);
    private static readonly Scalar Nothing = Scalars.Of(float.NegativeInfinity);

    private readonly Scalar _vote = Scalars.Of(SearchSettings.Agreement / features.Temperature.ToSingle() / SearchSettings.Neighbours);

    public DistinctCandidates Seed(Tensor below, Tensor? aligned, bool around = true)
    {
        using var scope = NewDisposeScope();
        using var coarse = features.Grid.Half();
        var matches = coarse.ToOffsets(below);
        var seeds = features.Grid.ToNearestIndices(
            new Candidates(Enlarge(matches.Rows, SearchSettings.AroundRows, around), Enlarge(matches.Columns, SearchSettings.AroundColumns, around)));
        return Best(aligned is null ? seeds : cat([seeds, aligned], 1)).MoveToOuterDisposeScope();
    }

    public DistinctCandidates Propagate(DistinctCandidates own, Axis axis)
    {
        using var scope = NewDisposeScope();
        var offsets = features.Grid.ToOffsets(own.Indices);
        var handed = new Candidates(offsets.Rows.narrow(1, 0, SearchSettings.Handed), offsets.Columns.narrow(1, 0, SearchSettings.Handed));
        return Best(cat([own.Indices, features.Grid.ToNearestIndices(Propagation.Propagate(handed, axis))], 1)).MoveToOuterDisposeScope();
    }

    public DistinctCandidates Around(DistinctCandidates own, FavouredPlaces? favoured = null)
    {
        using var scope = NewDisposeScope();
        var offsets = features.Grid.ToOffsets(own.Indices);
        var around = features.Grid.ToNearestIndices(new Candidates(
            Beside(offsets.Rows, SearchSettings.AroundRows), Beside(offsets.Columns, SearchSettings.AroundColumns)));
        var candidates = cat([own.Indices, around], 1);
        return (favoured is null ? Best(candidates) : Favoured(candidates, favoured)).MoveToOuterDisposeScope();
    }

    public DistinctCandidates Favour(DistinctCandidates own, FavouredPlaces favoured)
    {
        using var scope = NewDisposeScope();
        return Favoured(own.Indices, favoured).MoveToOuterDisposeScope();
    }

    public DistinctCandidates Agree(DistinctCandidates own, FavouredPlaces? favoured = null)
    {
        using var scope = NewDisposeScope();
        var places = NeighboursPlaces(features.Grid.ToOffsets(own.Indices.narrow(1, 0, 1)));

        Tensor Votes(Tensor candidates) => places.split(1, 1)
            .Aggregate(zeros_like(candidates).to(ScalarType.Float32), (votes, place) => votes.add(candidates.eq(place).to(ScalarType.Float32), Scalars.One))
            .mul(_vote);

        // A neighbour beyond the border offers the pixel's own best match.
        var offered = cat([own.Indices, where(places.lt(Scalars.Zero), own.Indices.narrow(1, 0, 1).expand_as(places), places)], 1);
        return (favoured is null ? Best(offered, Votes) : Favoured(offered, favoured, Votes)).MoveToOuterDisposeScope();
    }

    public Tensor Look(Tensor positions)
    {
        using var scope = NewDisposeScope();
        long[] each = [1, SearchSettings.Looked, 1, 1];
        float[] down = [.. SearchSettings.LookRows], across = [.. SearchSettings.LookColumns];
        var centre = features.Grid.ToPlaces(features.Grid.ToNearestIndices(positions));
        var places = new Candidates(
            centre.Rows.add(tensor(down, device: positions.device).reshape(each), Scalars.One).sub(features.Grid.Rows),
            centre.Columns.add(tensor(across, device: positions.device).reshape(each), Scalars.One).sub(features.Grid.Columns));
        return PlainEvaluation.Instance.Scores(features, features.Grid.ToNearestIndices(places)).mul(features.Temperature).MoveToOuterDisposeScope();
    }

    public void Dispose() => features.Dispose();

    /// <param name="candidates">B×K×H×W.</param>
    /// <param name="favoured">See <see cref="Favour"/>.</param>
    /// <param name="advantages">As of <see cref="Best"/>, beside the tolerance.</param>
    private DistinctCandidates Favoured(Tensor candidates, FavouredPlaces favoured, Func<Tensor, Tensor>? advantages = null)
    {
        var tolerances = favoured.Tolerances.div(features.Temperature);
        Tensor Tolerance(Tensor all) => all.eq(favoured.Places).to(ScalarType.Float32).mul(tolerances);
        return Best(
            cat([candidates, favoured.Places], 1), all => advantages is null ? Tolerance(all) : advantages(all).add(Tolerance(all), Scalars.One));
    }

    /// <param name="indices">B×M×H×W.</param>
    /// <param name="advantages">Advantages added to the scores; may be null.</param>
    private DistinctCandidates Best(Tensor indices, Func<Tensor, Tensor>? advantages = null)
    {
        var (sorted, _) = indices.sort(1);
        var count = sorted.shape[1];
        var repeated = cat([zeros_like(sorted.narrow(1, 0, 1)).to(ScalarType.Bool), sorted.narrow(1, 1, count - 1).eq(sorted.narrow(1, 0, count - 1))], 1);
        var scores = PlainEvaluation.Instance.Scores(features, sorted).masked_fill(repeated, Nothing);
        var merits = advantages is null ? scores : scores.add(advantages(sorted), Scalars.One);
        var (_, order) = merits.sort(1, descending: true, stable: true);
        var best = order.narrow(1, 0, SearchSettings.Kept);
        return new DistinctCandidates(sorted.gather(1, best), scores.gather(1, best));
    }

    /// <summary>Places that the eight neighbours predict, B×8×H×W; −1 for neighbours beyond the border.</summary>
    private Tensor NeighboursPlaces(Candidates best)
    {
        long height = features.Grid.Height, width = features.Grid.Width;
        var inside = nn.functional.pad(ones_like(best.Rows), [1, 1, 1, 1]);
        var (rows, columns) = (nn.functional.pad(best.Rows, [1, 1, 1, 1]), nn.functional.pad(best.Columns, [1, 1, 1, 1]));
        List<Tensor> places = [];
        for (var i = 0; i < SearchSettings.AroundRows.Length; i++)
        {
            long row = 1 + (long)SearchSettings.AroundRows[i], column = 1 + (long)SearchSettings.AroundColumns[i];
            Tensor Of(Tensor padded) => padded.narrow(2, row, height).narrow(3, column, width);
            if ((row, column) != (1, 1))
            {
                var place = features.Grid.ToNearestIndices(new Candidates(Of(rows), Of(columns)));
                places.Add(place.masked_fill(Of(inside).eq(Scalars.Zero), Nowhere));
            }
        }

        return cat([.. places], 1);
    }

    private static Tensor Enlarge(Tensor offsets, float[] steps, bool around)
    {
        var twice = offsets.mul(Scalars.Two);
        if (!around && twice.shape[1] >= SearchSettings.Kept)
        {
            return Resize.NearestTwice(twice);
        }

        var places = Beside(twice, steps);
        return Resize.NearestTwice(twice.shape[1] == 1 ? places : cat([places, twice.narrow(1, 1, twice.shape[1] - 1)], 1));
    }

    /// <summary>Offsets of the best candidate, shifted by each step.</summary>
    private static Tensor Beside(Tensor offsets, float[] steps) =>
        offsets.narrow(1, 0, 1).add(tensor(steps, device: offsets.device).reshape(1, steps.Length, 1, 1), Scalars.One);
}
