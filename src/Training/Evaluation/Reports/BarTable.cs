using CoCosNet.Training.Evaluation.Textures;

namespace CoCosNet.Training.Evaluation.Reports;

/// <summary>The measures of a model and their bars.</summary>
internal static class BarTable
{
    /// <summary>Side in pixels up to which the first bar of the patch distance holds. Larger pictures of the same scenes are smoother from pixel to pixel, so
    /// their patches are more alike.</summary>
    private const int SmallSide = 256;

    private static readonly Bar MapWorsening = new(0.15, AtMost: true);

    /// <summary>The rows, in the order of the table.</summary>
    public static IReadOnlyList<Measure> Of(EvaluationFindings findings)
    {
        var model = findings.Pictures[0];
        var without = findings.Pictures.FirstOrDefault(summary => summary.Name == findings.WithoutMap);
        var matching = findings.Matching;
        return
        [
            new("region colours, median", "ΔE", model.MedianDifference, new Bar(2.6, AtMost: true)),
            new("sliced Wasserstein distance over floor", "ratio", model.SlicedRatio, new Bar(2.5, AtMost: true)),
            new("the same, contrast included", "ratio", model.SlicedContrastRatio, new Bar(1.4, AtMost: true)),
            new("texture energy over the truth's, median: enough", "ratio", model.Texture.Energy, new Bar(0.85, AtMost: false)),
            new("texture energy over the truth's, median: not too much", "ratio", model.Texture.Energy, new Bar(1.12, AtMost: true)),
            new("texture energy over the truth's, 10th percentile", "ratio", model.Texture.LowEnergy, new Bar(0.6, AtMost: false)),
            new("texture patch distance to the truth's", "ratio", model.Texture.PatchDistance, new Bar(findings.Size <= SmallSide ? 0.34 : 0.27, AtMost: true)),
            .. Use(findings.SourceUse),
            new("mIoU on results over truths", "ratio", model.OverlapRatio, new Bar(0.92, AtMost: false)),
            new("PSNR", "dB", model.Psnr, new Bar(21.3, AtMost: false)),
            new("exemplar swapped: nearer the new truth", "share", findings.SwappedShare, new Bar(0.99, AtMost: false)),
            new("nearer truth than the exemplar is", "share", model.NearerShare, new Bar(0.99, AtMost: false)),
            new("matching error where textured, median", "px", matching.Median, new Bar(1.3, AtMost: true)),
            new("matching where textured, within 2 %", "share", matching.NearShare, new Bar(0.92, AtMost: false)),
            new("matching error where flat, median", "px", matching.FlatMedian),
            new("matching where flat, within 2 %", "share", matching.FlatNearShare),
            new("no exemplar map: region colours worse by", "share", Worse(model.MedianDifference, without?.MedianDifference), MapWorsening),
            new("no exemplar map: sliced distance worse by", "share", Worse(model.SlicedRatio, without?.SlicedRatio), MapWorsening),
            .. findings.Float32Psnr is { } psnr ? [new Measure("against the same in float32: PSNR", "dB", psnr, new Bar(35, AtMost: false))] : Array.Empty<Measure>(),
            .. Ablations(findings.Ablations),
        ];
    }

    private static IEnumerable<Measure> Use(SourceUseSummary? use)
    {
        if (use is not null)
        {
            yield return new("use of source pixels: evenness", "share", use.Evenness);
            yield return new("use of source pixels: painted from a class's ten most used", "share", use.MostUsed);
        }
    }

    private static double? Worse(double with, double? without) => without / with - 1;

    /// <summary>Lead of the full model over the best variant in each measure; negative if a variant is better.</summary>
    private static IEnumerable<Measure> Ablations(IReadOnlyList<AblationSummary> ablations)
    {
        if (ablations.Count < 2)
        {
            yield break;
        }

        var full = ablations[0];
        var variants = ablations.Skip(1).ToList();
        yield return new(
            "ablations: near matches ahead of the best variant", "share", full.Matching.NearShare - variants.Max(v => v.Matching.NearShare), new Bar(0, AtMost: false));
        yield return new(
            "ablations: median error ahead of the best variant", "px", variants.Min(v => v.Matching.Median) - full.Matching.Median, new Bar(0, AtMost: false));
        yield return new("ablations: PSNR ahead of the best variant", "dB", full.Psnr - variants.Max(v => v.Psnr), new Bar(0, AtMost: false));
    }
}
