using CoCosNet.Contracts.Translations;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Models;

/// <summary>Measures the stages of one translation, reports its progress and stops it when it is cancelled. Starts in
/// <see cref="TranslationStage.Queue"/>.</summary>
internal sealed class StageClock(TimeProvider time, CancellationToken cancellation, IProgress<TranslationProgress>? progress = null)
{
    private readonly TimeSpan[] _spent = new TimeSpan[Enum.GetValues<TranslationStage>().Length];
    private TranslationStage _stage = TranslationStage.Queue;
    private long _since = time.GetTimestamp();

    public CancellationToken Cancellation => cancellation;

    /// <summary>Makes the preview of a matched level (0 is the coarsest) from its warp; null if no previews are wanted.</summary>
    public Func<int, Tensor, WarpPicture>? Preview { get; set; }

    /// <summary>Ends the current stage and begins the next; throws <see cref="OperationCanceledException"/> if the translation was
    /// cancelled.</summary>
    public void Enter(TranslationStage stage)
    {
        Stop();
        cancellation.ThrowIfCancellationRequested();
        _stage = stage;
        progress?.Report(new TranslationProgress(stage, StageShares.Before(stage)));
    }

    /// <summary>Reports that a level (0 is the coarsest) is matched; <paramref name="warp"/> is 1×3×h×w, −1..1.</summary>
    public void Matched(int level, Tensor warp) =>
        progress?.Report(new TranslationProgress(_stage, StageShares.AfterLevel(level), Preview?.Invoke(level, warp)));

    /// <summary>Ends the current stage and returns the times of all stages.</summary>
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

/// <summary>Approximate shares of a translation's work by stage. Models and sizes differ, so the values suit a progress bar, not a
/// forecast.</summary>
internal static class StageShares
{
    /// <summary>Share of the matching that is done once a level is matched, from coarse to fine.</summary>
    private static readonly double[] Levels = [0.1, 0.2, 0.45, 1];

    /// <summary>Share of the whole work that is done when the stage begins.</summary>
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

    /// <summary>Share of the whole work that is done once a level is matched; 0 is the coarsest.</summary>
    public static double AfterLevel(int level)
    {
        var begin = Before(TranslationStage.Match);
        return begin + (Levels[level] * (Before(TranslationStage.Generate) - begin));
    }
}
