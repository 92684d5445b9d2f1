using CoCosNet.Inference.Synthesis.Classes;
using CoCosNet.Inference.Synthesis.Guides;
using CoCosNet.Inference.Synthesis.Light;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Paints a map with an exemplar's own pixels. From coarse to fine, it alternates between improving the matches and painting the picture
/// from them, until each patch resembles a patch of the exemplar and lies where the maps require it, and no piece is used much more often
/// than the others (expectation maximisation: Kwatra et al. 2005, Image Melding: Darabi et al. 2012, PatchMatch: Barnes et al. 2009). The
/// same input and seed give the same bytes on any number of threads.
/// </summary>
internal sealed class TextureSynthesis(SynthesisSettings settings)
{
    /// <summary>A narrow window keeps the exemplar's grain. With a deviation of 1.7 pixels every round would blur a little more, and the
    /// search would prefer smoother pieces.</summary>
    private static readonly PatchVote Vote = new(radius: 2, sigma: 0.7f);

    /// <summary>Narrower still, because patches agree by now: close to copying the pixel of the best patch.</summary>
    private static readonly PatchVote FinalVote = new(radius: 1, sigma: 0.45f);

    /// <param name="input">Layout and look.</param>
    /// <param name="painted">Receives each level once it is painted, from coarse to fine; may be null.</param>
    /// <param name="cancellation">Checked before every round.</param>
    /// <returns>The finest level.</returns>
    /// <exception cref="ArgumentException">No pixel of the exemplar is usable.</exception>
    public SynthesisLevel Paint(SynthesisInput input, Action<SynthesisLevel>? painted = null, CancellationToken cancellation = default)
    {
        if (input.Seed != 0)
        {
            // The start leads every seed to the same pieces.
            input = input with { Start = null };
        }

        var pyramid = SynthesisPyramid.Of(input);
        int[]? field = null;
        for (var level = 0; level < pyramid.Targets.Count; level++)
        {
            var (target, source) = (pyramid.Targets[level], pyramid.Sources[level]);
            var guided = target.Grid.LongerSide <= settings.GuidedSide;
            var preference = PiecePreference.Costs(source.Grid, 1 << (pyramid.Targets.Count - 1 - level), input.Seed);
            pyramid.AddDoubts(level, preference, settings.DoubtWeight);
            var use = new SourceUse(target, source, settings.Uniformity, preference);
            var cost = new PatchCost(target, source, PatchWeights.Of(source, settings.Noise), guided ? Guides(pyramid, level, input) : null, use);
            var places = new ClassPositions(source);
            field = field is null
                ? FieldStart.Begin(cost, places, input.Start)
                : FieldStart.Enlarge(cost, places, pyramid.Targets[level - 1].Grid, pyramid.Sources[level - 1].Grid, field, input.Seed);
            Vote.Paint(target, source, field);
            var search = new PatchSearch(cost, guided ? 16 : 2, guided ? places : null, unchecked((31 * input.Seed) + level));
            for (var round = 0; round < (guided ? settings.Rounds : settings.FineRounds); round++)
            {
                cancellation.ThrowIfCancellationRequested();
                use.Update(target.Grid, field);
                search.Improve(field, round);
                Vote.Paint(target, source, field);
            }

            if (level == pyramid.Targets.Count - 1)
            {
                FinalVote.Paint(target, source, field);
                SeamBlend.Smooth(target, source, field);
                if (input.Panels.Count > 1 && settings.EvenLight)
                {
                    LightEvening.Apply(target, source, pyramid.Layouts[level], field, input.Panels);
                }
            }

            painted?.Invoke(new SynthesisLevel(1 << (pyramid.Targets.Count - 1 - level), target, source, field));
        }

        return new SynthesisLevel(1, pyramid.Targets[^1], pyramid.Sources[^1], field!);
    }

    private GuidePair Guides(SynthesisPyramid pyramid, int level, SynthesisInput input)
    {
        const int Usual = 256;
        var (target, source) = (pyramid.Targets[level], pyramid.Layouts[level]);
        var (map, exemplar) = (SynthesisPyramid.ToMap(target), SynthesisPyramid.ToMap(source));
        var factor = 1 << (pyramid.Targets.Count - 1 - level);
        var codes = new ClassCodes(map, exemplar);
        return new GuidePair(
            GuideFeatures.Describe(map, codes, target.Grid, input.Tile),
            input.Panels.Count == 0
                ? GuideFeatures.Describe(exemplar, codes, source.Grid, input.Tile)
                : PanelGuides.Describe(exemplar, input.Panels.Select(panel => panel.At(factor)), codes, source.Grid, input.Tile),
            settings.GuideWeight * Usual / target.Grid.LongerSide);
    }
}
