using CoCosNet.Contracts.Translations;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Models;

/// <summary>Measures one translation's stages, tells how far it is, and is where a cancelled one stops.
/// Starts in <see cref="TranslationStage.Queue"/>.</summary>
internal sealed class StageClock(TimeProvider time, CancellationToken cancellation, IProgress<TranslationProgress>? progress = null)
{
    private readonly TimeSpan[] _spent = new TimeSpan[Enum.GetValues<TranslationStage>().Length];
    private TranslationStage _stage = TranslationStage.Queue;
    private long _since = time.GetTimestamp();

    public CancellationToken Cancellation => cancellation;

    /// <summary>Makes the picture of a matched level (0 is the coarsest) from its warp; null where nobody wants previews.</summary>
    public Func<int, Tensor, WarpPicture>? Preview { get; set; }

    /// <summary>Ends the current stage and begins the next; throws <see cref="OperationCanceledException"/> when nobody waits any more.</summary>
    public void Enter(TranslationStage stage)
    {
        Stop();
        cancellation.ThrowIfCancellationRequested();
        _stage = stage;
        progress?.Report(new TranslationProgress(stage, StageShares.Before(stage)));
    }

    /// <summary>Tells that a level (0 is the coarsest) is matched; <paramref name="warp"/> is 1×3×h×w, −1..1.</summary>
    public void Matched(int level, Tensor warp) =>
        progress?.Report(new TranslationProgress(_stage, StageShares.AfterLevel(level), Preview?.Invoke(level, warp)));

    /// <summary>Ends the current stage and reads the times.</summary>
    public StageTimings Finish()
    {
        Stop();
        return new StageTimings(
            _spent[(int)TranslationStage.Queue], _spent[(int)TranslationStage.Decode], _spent[(int)TranslationStage.Features],
            _spent[(int)TranslationStage.Match], _spent[(int)TranslationStage.Generate], _spent[(int)TranslationStage.Encode]);
    }

    private void Stop()
    {
        var now = time.GetTimestamp();
        _spent[(int)_stage] += time.GetElapsedTime(_since, now);
        _since = now;
    }
}

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
