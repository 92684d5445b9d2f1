using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;

namespace CoCosNet.Training.Evaluation.Textures;

/// <summary>Collects how evenly pictures use the pixels of their exemplars, class by class.</summary>
internal sealed class SourceUseScores
{
    private const int Most = 10;

    private double _pixels;
    private double _evenness;
    private double _most;

    /// <param name="variation">A painted picture.</param>
    /// <param name="exemplarMap">The exemplar's map, of the exemplar's size.</param>
    public void Add(SynthesisVariation variation, LabelMap exemplarMap)
    {
        var source = new PaddedGrid(exemplarMap.Width, exemplarMap.Height);
        var uses = new int[exemplarMap.Indices.Length];
        for (var y = 0; y < variation.Grid.Height; y++)
        {
            foreach (var position in variation.Field.AsSpan(variation.Grid.At(0, y), variation.Grid.Width))
            {
                var (column, row) = source.Pixel(position);
                uses[(row * exemplarMap.Width) + column]++;
            }
        }

        foreach (var region in Enumerable.Range(0, uses.Length).ToLookup(pixel => exemplarMap.Indices[pixel], pixel => uses[pixel]))
        {
            Add([.. region.OrderDescending()]);
        }
    }

    /// <summary>Means over all painted pixels; null without pictures.</summary>
    public SourceUseSummary? Summarise() => _pixels == 0 ? null : new SourceUseSummary(_evenness / _pixels, _most / _pixels);

    /// <param name="uses">How often each of a class's pixels is used, the most used first.</param>
    private void Add(int[] uses)
    {
        double painted = uses.Sum();
        if (painted == 0)
        {
            return;
        }

        var entropy = uses.TakeWhile(use => use > 0).Sum(use => -use / painted * Math.Log(use / painted));
        _pixels += painted;
        _evenness += painted * Math.Exp(entropy) / Math.Min(painted, uses.Length);
        _most += uses.Take(Most).Sum();
    }
}
