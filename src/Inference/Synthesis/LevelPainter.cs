namespace CoCosNet.Inference.Synthesis;

/// <summary>Finds the matches of one level of a synthesis and paints it with them.</summary>
/// <param name="settings">Settings of the synthesis.</param>
internal sealed class LevelPainter(SynthesisSettings settings)
{
    /// <summary>A narrow window keeps the exemplar's grain. With a deviation of 1.7 pixels every round would blur a little more, and the
    /// search would prefer smoother pieces.</summary>
    private static readonly PatchVote Vote = new(radius: 2, sigma: 0.7f);

    /// <summary>Narrower still, because patches agree by now: close to copying the pixel of the best patch.</summary>
    private static readonly PatchVote FinalVote = new(radius: 1, sigma: 0.45f);

    /// <param name="plan">Layout and look.</param>
    /// <param name="level">The level; 0 is the coarsest.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="below">The next coarser level; null for the coarsest.</param>
    /// <param name="target">The picture, modified in place: in the window, and around it as far as the patches in the window reach.</param>
    /// <param name="field">Its matches, modified in place in the window. Those that are −1 are found from the level below.</param>
    /// <param name="window">Where the picture is painted.</param>
    /// <param name="cancellation">Checked before every round.</param>
    public void Paint(
        SynthesisPlan plan, int level, int seed, SynthesisLevel? below, LabelledPicture target, int[] field, SynthesisWindow window, CancellationToken cancellation)
    {
        var planned = plan.At(level);
        var (source, guided) = (planned.Source, planned.Guides is not null);
        var use = new SourceUse(target, source, settings.Uniformity, plan.Preference(level, seed));
        var cost = new PatchCost(target, source, planned.Weights, planned.Guides, use);
        if (below is null)
        {
            FieldStart.Begin(field, cost, planned.Places, plan.Input.Start);
        }
        else
        {
            FieldStart.Enlarge(field, cost, planned.Places, below, seed);
        }

        Vote.Paint(target, source, field, window.Grow(PaddedGrid.Radius));
        var search = new PatchSearch(cost, guided ? 16 : 2, guided ? planned.Places : null, unchecked((31 * seed) + level), window);
        var rounds = guided ? settings.Rounds : settings.FineRounds;
        for (var round = 0; round < rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            use.Update(target.Grid, field);
            search.Improve(field, round);
            (planned.Factor == 1 && round == rounds - 1 ? FinalVote : Vote).Paint(target, source, field, window);
        }
    }
}
