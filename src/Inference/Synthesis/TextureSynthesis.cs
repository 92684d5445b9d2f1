using CoCosNet.Contracts.Translations;
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
    /// <summary>Longer side, in pixels, up to which a level may change a class's mean colour by more than a trace.</summary>
    private const int ExpectedSide = 384;

    private readonly LevelPainter _painter = new(settings);

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
            var levels = new List<SynthesisLevel>();
            Action<SynthesisLevel> keep = levels.Add;
            var finest = Paint(plan, seed, expected, variations.Count == 0 ? keep + painted : keep, cancellation);
            variations.Add(new SynthesisVariation(seed, finest.Target.ToPicture(), finest.Target.Grid, finest.Field)
            {
                Painted = count == 1 && seed == 0 && input.Tile == Tiling.None && input.Panels.Count == 0 ? new PaintedSynthesis(plan, levels, settings) : null,
            });
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
            var (target, window) = (new LabelledPicture(planned.Grid, planned.Classes), SynthesisWindow.Whole(planned.Grid));
            var field = new int[planned.Grid.Length];
            Array.Fill(field, -1);
            _painter.Paint(plan, level, seed, below, target, field, window, cancellation);
            if (planned.Factor == 1)
            {
                SeamBlend.Smooth(target, planned.Source, field, window);
                if (expected is not null)
                {
                    SeedColors.Apply(target, expected);
                }

                if (plan.Input.Panels.Count > 1 && settings.EvenLight)
                {
                    LightEvening.Apply(target, planned.Source, planned.Layout, field, plan.Input.Panels);
                }
            }

            below = new SynthesisLevel(planned, target, field);
            painted?.Invoke(below);
        }

        return below!;
    }
}
