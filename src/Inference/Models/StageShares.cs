using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Models;

/// <summary>How much of a translation's work lies behind its stages. Rough, as models and sizes differ:
/// a bar wants to move, not to foretell.</summary>
internal static class StageShares
{
    /// <summary>Of the matching's work, done once a level is matched, coarse to fine.</summary>
    private static readonly double[] Levels = [0.1, 0.2, 0.45, 1];

    /// <summary>Of the whole work, done when the stage begins.</summary>
    public static double Before(TranslationStage stage) => stage switch
    {
        TranslationStage.Queue => 0,
        TranslationStage.Decode => 0.02,
        TranslationStage.Features => 0.1,
        TranslationStage.Match => 0.25,
        TranslationStage.Generate => 0.85,
        TranslationStage.Encode => 0.95,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "This stage has no share."),
    };

    /// <summary>Of the whole work, done once a level is matched; 0 is the coarsest.</summary>
    public static double AfterLevel(int level)
    {
        var begin = Before(TranslationStage.Match);
        return begin + (Levels[level] * (Before(TranslationStage.Generate) - begin));
    }
}
