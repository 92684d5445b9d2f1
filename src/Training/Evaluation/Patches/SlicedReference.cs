namespace CoCosNet.Training.Evaluation.Patches;

/// <summary>
/// Compares the patches of results with those of truths. The floor is the distance between two halves of the truths, because even that is
/// not 0 for finite sets.
/// </summary>
internal sealed class SlicedReference
{
    private readonly PatchSet _truths;
    private readonly LevelReference[] _levels;

    /// <param name="truths">At least two pictures.</param>
    public SlicedReference(PatchSet truths)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(truths.Count, 2);
        _truths = truths;
        _levels = [.. Enumerable.Range(0, truths.Levels).Select(level => new LevelReference(truths, level))];
    }

    /// <param name="results">Patches of as many pictures, with the same numbers and size.</param>
    public SlicedDistances Compare(PatchSet results) =>
        results.Count == _truths.Count && results.Size == _truths.Size
            ? new SlicedDistances([.. _levels.Select(level => level.Compare(results))])
            : throw new ArgumentException(
                $"{results.Count} results of {results.Size} are not of {_truths.Count} truths of {_truths.Size}.", nameof(results));

    private sealed class LevelReference
    {
        private readonly int _level;
        private readonly PatchScale _scale;
        private readonly SlicedProjections _all;
        private readonly double _floor;
        private readonly double _contrastFloor;

        public LevelReference(PatchSet truths, int level)
        {
            _level = level;
            var patches = truths.Patches(level, [.. Enumerable.Range(0, truths.Count)]);
            _scale = PatchScale.Of(patches);
            _all = Project(patches, _scale);

            // Alternate pictures, so that a drift along the items affects both halves; an odd last one is dropped.
            var pairs = Enumerable.Range(0, truths.Count / 2);
            var first = truths.Patches(level, [.. pairs.Select(i => 2 * i)]);
            var second = truths.Patches(level, [.. pairs.Select(i => (2 * i) + 1)]);
            _floor = Project(first, PatchScale.Of(first)).DistanceTo(Project(second, PatchScale.Of(second)));
            _contrastFloor = Project(first, _scale).DistanceTo(Project(second, _scale));
        }

        public LevelDistances Compare(PatchSet results)
        {
            var patches = results.Patches(_level, [.. Enumerable.Range(0, results.Count)]);
            return new LevelDistances(
                Project(patches, PatchScale.Of(patches)).DistanceTo(_all), Project(patches, _scale).DistanceTo(_all), _floor, _contrastFloor);
        }

        private static SlicedProjections Project(float[] patches, PatchScale scale) => new(scale.Normalise(patches), PatchSet.Length);
    }
}
