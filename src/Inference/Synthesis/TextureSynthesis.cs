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

    /// <summary>Longer side, in pixels, up to which a level may change a class's mean colour by more than a trace.</summary>
    private const int ExpectedSide = 384;

    /// <param name="input">Layout and look.</param>
    /// <param name="painted">Receives each level once it is painted, from coarse to fine; may be null.</param>
    /// <param name="cancellation">Checked before every round.</param>
    /// <returns>The finest level.</returns>
    /// <exception cref="ArgumentException">No pixel of the exemplar is usable.</exception>
    public SynthesisLevel Paint(SynthesisInput input, Action<SynthesisLevel>? painted = null, CancellationToken cancellation = default) =>
        Paint(new SynthesisPlan(Led(input), settings), input.Seed, input.Seed == 0 ? null : Expect(input, cancellation), painted, cancellation);

    /// <summary>Paints several pictures of one layout and look, and prepares what does not depend on the seed once.</summary>
    /// <param name="input">Layout and look, and the first seed; each further picture has the next seed.</param>
    /// <param name="count">Number of pictures.</param>
    /// <param name="painted">Receives each level of the first picture; may be null.</param>
    /// <param name="cancellation">Checked before every round.</param>
    /// <exception cref="ArgumentException">No pixel of the exemplar is usable.</exception>
    public IReadOnlyList<SynthesisVariation> PaintSeveral(
        SynthesisInput input, int count, Action<SynthesisLevel>? painted = null, CancellationToken cancellation = default)
    {
        var variations = new List<SynthesisVariation>();
        SynthesisPlan? plan = null;
        ClassMeans? expected = null;
        for (var seed = input.Seed; variations.Count < count; seed++)
        {
            var led = Led(input with { Seed = seed });
            if (plan is null || plan.Input.Start != led.Start)
            {
                plan = new SynthesisPlan(led, settings);
            }

            expected ??= seed == 0 ? null : Expect(input, cancellation);
            var finest = Paint(plan, seed, expected, variations.Count == 0 ? painted : null, cancellation);
            variations.Add(new SynthesisVariation(seed, finest.Target.ToPicture(), finest.Target.Grid, finest.Field));
        }

        return variations;
    }

    /// <summary>Removes the start of all seeds but 0, since it would lead every seed to the same pieces.</summary>
    private static SynthesisInput Led(SynthesisInput input) => input.Seed == 0 ? input : input with { Start = null };

    /// <summary>Returns the mean colours of the picture of seed 0, which the pictures of all other seeds get. Levels larger than
    /// <see cref="ExpectedSide"/> are left out.</summary>
    private ClassMeans Expect(SynthesisInput input, CancellationToken cancellation)
    {
        var plan = new SynthesisPlan(input with { Seed = 0 }, settings);
        var levels = 1;
        while (levels < plan.Levels && plan.SideOf(levels) <= ExpectedSide)
        {
            levels++;
        }

        return ClassMeans.Of(Paint(plan, seed: 0, expected: null, painted: null, cancellation, levels).Target);
    }

    /// <param name="plan">Layout and look.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="expected">Mean colours that the picture gets; null leaves it as it is painted.</param>
    /// <param name="painted">Receives each level; may be null.</param>
    /// <param name="cancellation">Checked before every round.</param>
    /// <param name="levels">Number of levels to paint; all of them by default.</param>
    private SynthesisLevel Paint(
        SynthesisPlan plan, int seed, ClassMeans? expected, Action<SynthesisLevel>? painted, CancellationToken cancellation, int levels = int.MaxValue)
    {
        SynthesisLevel? below = null;
        for (var level = 0; level < Math.Min(levels, plan.Levels); level++)
        {
            var planned = plan.At(level);
            var (target, source, guided) = (new LabelledPicture(planned.Grid, planned.Classes), planned.Source, planned.Guides is not null);
            var use = new SourceUse(target, source, settings.Uniformity, plan.Preference(level, seed));
            var cost = new PatchCost(target, source, planned.Weights, planned.Guides, use);
            var field = below is null
                ? FieldStart.Begin(cost, planned.Places, plan.Input.Start)
                : FieldStart.Enlarge(cost, planned.Places, below.Target.Grid, below.Source.Grid, below.Field, seed);
            Vote.Paint(target, source, field);
            var search = new PatchSearch(cost, guided ? 16 : 2, guided ? planned.Places : null, unchecked((31 * seed) + level));
            var rounds = guided ? settings.Rounds : settings.FineRounds;
            for (var round = 0; round < rounds; round++)
            {
                cancellation.ThrowIfCancellationRequested();
                use.Update(target.Grid, field);
                search.Improve(field, round);
                (planned.Factor == 1 && round == rounds - 1 ? FinalVote : Vote).Paint(target, source, field);
            }

            if (planned.Factor == 1)
            {
                SeamBlend.Smooth(target, source, field);
                if (expected is not null)
                {
                    SeedColors.Apply(target, expected);
                }

                if (plan.Input.Panels.Count > 1 && settings.EvenLight)
                {
                    LightEvening.Apply(target, source, planned.Layout, field, plan.Input.Panels);
                }
            }

            below = new SynthesisLevel(planned.Factor, target, source, field);
            painted?.Invoke(below);
        }

        return below!;
    }
}
