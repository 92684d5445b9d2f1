using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis.Classes;
using CoCosNet.Inference.Synthesis.Guides;

namespace CoCosNet.Inference.Synthesis;

/// <summary>What a synthesis takes from layout and look, whatever the seed. Each level is prepared on first use and kept for the next seed.</summary>
internal sealed class SynthesisPlan
{
    private readonly SynthesisSettings _settings;
    private readonly SynthesisPyramid _pyramid;
    private readonly Dictionary<int, PlannedLevel> _levels = [];

    /// <param name="input">Layout and look; its seed is ignored.</param>
    /// <param name="settings">Settings of the synthesis.</param>
    public SynthesisPlan(SynthesisInput input, SynthesisSettings settings)
        : this(input, settings, SynthesisPyramid.Of(input))
    {
    }

    private SynthesisPlan(SynthesisInput input, SynthesisSettings settings, SynthesisPyramid pyramid) => (Input, _settings, _pyramid) = (input, settings, pyramid);

    public SynthesisInput Input { get; }

    /// <summary>Number of levels; 0 is the coarsest.</summary>
    public int Levels => _pyramid.Targets.Count;

    /// <summary>Approximate size in bytes of what is prepared.</summary>
    public long Bytes => Input.Bytes + _pyramid.Bytes + _levels.Values.Sum(level => level.Bytes);

    /// <summary>Returns the longer side of the picture at a level, in pixels.</summary>
    public int SideOf(int level) => _pyramid.Targets[level].Grid.LongerSide;

    /// <summary>Returns the plan of another map, which has the same size and classes. It shares what this plan has prepared of the exemplar.</summary>
    public SynthesisPlan With(LabelMap map)
    {
        var input = Input with { Map = map };
        var plan = new SynthesisPlan(input, _settings, _pyramid.With(PackedClasses.Pack(map, input.ExemplarMap, input.Usable).Map));
        foreach (var (level, planned) in _levels)
        {
            plan._levels.Add(level, planned with { Classes = plan._pyramid.Targets[level].Classes(), Guides = planned.Guides?.With(plan.MapGuides(level)) });
        }

        return plan;
    }

    /// <summary>Returns a level, prepared.</summary>
    public PlannedLevel At(int level)
    {
        if (!_levels.TryGetValue(level, out var planned))
        {
            var (target, source) = (_pyramid.Targets[level], _pyramid.Sources[level]);
            var guided = target.Grid.LongerSide <= _settings.GuidedSide;
            planned = new PlannedLevel(
                FactorOf(level), target.Grid, target.Classes(), source, _pyramid.Layouts[level], PatchWeights.Of(source, _settings.Noise),
                guided ? Guides(level) : null, new ClassPositions(source));
            _levels.Add(level, planned);
        }

        return planned;
    }

    /// <summary>Returns the cost of each position of a level's source before it is used.</summary>
    public float[] Preference(int level, int seed)
    {
        var costs = PiecePreference.Costs(_pyramid.Sources[level].Grid, FactorOf(level), seed);
        _pyramid.AddDoubts(level, costs, _settings.DoubtWeight);
        return costs;
    }

    private int FactorOf(int level) => 1 << (Levels - 1 - level);

    private GuidePair Guides(int level)
    {
        const int Usual = 256;
        var source = _pyramid.Layouts[level];
        var exemplar = SynthesisPyramid.ToMap(source);
        var codes = CodesOf(level);
        return new GuidePair(
            MapGuides(level),
            Input.Panels.Count == 0
                ? GuideFeatures.Describe(exemplar, codes, source.Grid, Input.Tile)
                : PanelGuides.Describe(exemplar, Input.Panels.Select(panel => panel.At(FactorOf(level))), codes, source.Grid, Input.Tile),
            _settings.GuideWeight * Usual / SideOf(level));
    }

    private byte[] MapGuides(int level)
    {
        var target = _pyramid.Targets[level];
        return GuideFeatures.Describe(SynthesisPyramid.ToMap(target), CodesOf(level), target.Grid, Input.Tile);
    }

    /// <summary>Returns the codes of the exemplar's classes: the map has no others at any level (<see cref="ClassSubstitution"/>).</summary>
    private ClassCodes CodesOf(int level) => new(SynthesisPyramid.ToMap(_pyramid.Layouts[level]));
}
