using CoCosNet.Inference.Synthesis.Classes;
using CoCosNet.Inference.Synthesis.Guides;

namespace CoCosNet.Inference.Synthesis;

/// <summary>What a synthesis takes from layout and look, whatever the seed. Each level is prepared on first use and kept for the next seed.</summary>
/// <param name="input">Layout and look; its seed is ignored.</param>
/// <param name="settings">Settings of the synthesis.</param>
internal sealed class SynthesisPlan(SynthesisInput input, SynthesisSettings settings)
{
    private readonly SynthesisPyramid _pyramid = SynthesisPyramid.Of(input);
    private readonly Dictionary<int, PlannedLevel> _levels = [];

    public SynthesisInput Input => input;

    /// <summary>Number of levels; 0 is the coarsest.</summary>
    public int Levels => _pyramid.Targets.Count;

    /// <summary>Returns the longer side of the picture at a level, in pixels.</summary>
    public int SideOf(int level) => _pyramid.Targets[level].Grid.LongerSide;

    /// <summary>Returns a level, prepared.</summary>
    public PlannedLevel At(int level)
    {
        if (!_levels.TryGetValue(level, out var planned))
        {
            var (target, source) = (_pyramid.Targets[level], _pyramid.Sources[level]);
            var guided = target.Grid.LongerSide <= settings.GuidedSide;
            planned = new PlannedLevel(
                1 << (Levels - 1 - level), target.Grid, target.Classes(), source, _pyramid.Layouts[level], PatchWeights.Of(source, settings.Noise),
                guided ? Guides(level) : null, new ClassPositions(source));
            _levels.Add(level, planned);
        }

        return planned;
    }

    /// <summary>Returns the cost of each position of a level's source before it is used.</summary>
    public float[] Preference(int level, int seed)
    {
        var costs = PiecePreference.Costs(_pyramid.Sources[level].Grid, 1 << (Levels - 1 - level), seed);
        _pyramid.AddDoubts(level, costs, settings.DoubtWeight);
        return costs;
    }

    private GuidePair Guides(int level)
    {
        const int Usual = 256;
        var (target, source) = (_pyramid.Targets[level], _pyramid.Layouts[level]);
        var (map, exemplar) = (SynthesisPyramid.ToMap(target), SynthesisPyramid.ToMap(source));
        var factor = 1 << (Levels - 1 - level);
        var codes = new ClassCodes(map, exemplar);
        return new GuidePair(
            GuideFeatures.Describe(map, codes, target.Grid, input.Tile),
            input.Panels.Count == 0
                ? GuideFeatures.Describe(exemplar, codes, source.Grid, input.Tile)
                : PanelGuides.Describe(exemplar, input.Panels.Select(panel => panel.At(factor)), codes, source.Grid, input.Tile),
            settings.GuideWeight * Usual / target.Grid.LongerSide);
    }
}
