using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Models;

/// <summary>Measures one translation's stages, and is where a cancelled one stops. Starts in <see cref="Stage.Queue"/>.</summary>
internal sealed class StageClock(TimeProvider time, CancellationToken cancellation)
{
    private readonly TimeSpan[] _spent = new TimeSpan[Enum.GetValues<Stage>().Length];
    private Stage _stage = Stage.Queue;
    private long _since = time.GetTimestamp();

    public CancellationToken Cancellation => cancellation;

    /// <summary>Ends the current stage and begins the next; throws <see cref="OperationCanceledException"/> when nobody waits any more.</summary>
    public void Enter(Stage stage)
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
            _spent[(int)Stage.Queue], _spent[(int)Stage.Decode], _spent[(int)Stage.Features],
            _spent[(int)Stage.Match], _spent[(int)Stage.Generate], _spent[(int)Stage.Encode]);
    }

    private void Stop()
    {
        var now = time.GetTimestamp();
        _spent[(int)_stage] += time.GetElapsedTime(_since, now);
        _since = now;
    }
}
