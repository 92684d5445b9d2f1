using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Models;

/// <summary>Measures one translation's stages, and is where a cancelled one stops. Starts in <see cref="TranslationStage.Queue"/>.</summary>
internal sealed class StageClock(TimeProvider time, CancellationToken cancellation)
{
    private readonly TimeSpan[] _spent = new TimeSpan[Enum.GetValues<TranslationStage>().Length];
    private TranslationStage _stage = TranslationStage.Queue;
    private long _since = time.GetTimestamp();

    public CancellationToken Cancellation => cancellation;

    /// <summary>Ends the current stage and begins the next; throws <see cref="OperationCanceledException"/> when nobody waits any more.</summary>
    public void Enter(TranslationStage stage)
    {
        Stop();
        cancellation.ThrowIfCancellationRequested();
        _stage = stage;
    }

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
