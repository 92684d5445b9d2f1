using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Serving;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoCosNet.Inference.Tests.Serving;

public sealed class ReplicaPoolTests : IDisposable
{
    private readonly ManualResetEventSlim _gate = new();
    private readonly ReplicaPool _pool = new(1, 1, capacity: 2, TimeProvider.System, NullLogger<ReplicaPool>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _gate.Set();
        _pool.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public async Task Run_OnOneReplica_StaysOnOneThread()
    {
        var threads = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            threads.Add(await _pool.RunAsync(_ => Environment.CurrentManagedThreadId, Token));
        }

        Assert.Single(threads.Distinct());
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, threads);
    }

    [Fact]
    public async Task Run_WithAFullQueue_IsRefusedWithATimeToComeBack()
    {
        var running = await OccupyAsync();
        var waiting = Enumerable.Range(0, 2).Select(i => _pool.RunAsync(_ => i, Token)).ToArray();

        var refused = await Assert.ThrowsAsync<TranslationException>(() => _pool.RunAsync(_ => 3, Token));

        Assert.Equal(TranslationError.QueueFull, refused.Error);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        _gate.Set();
        await running;
        var answers = await Task.WhenAll(waiting);
        Assert.Equal(2, answers.Length);
    }

    [Fact]
    public async Task Run_OfAnAbandonedRequest_IsSkipped()
    {
        var running = await OccupyAsync();
        using var client = new CancellationTokenSource();
        var ran = false;
        var abandoned = _pool.RunAsync(_ => ran = true, client.Token);
        await client.CancelAsync();
        _gate.Set();
        await running;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        Assert.False(ran);
    }

    [Fact]
    public async Task Run_WhoseClientLeavesMeanwhile_StopsAtTheNextStage()
    {
        using var client = new CancellationTokenSource();
        var entered = new TaskCompletionSource();
        var work = _pool.RunAsync(
            clock =>
            {
                clock.Enter(TranslationStage.Decode);
                entered.SetResult();
                _gate.Wait(CancellationToken.None);
                clock.Enter(TranslationStage.Features);
                return "finished";
            },
            client.Token);
        await entered.Task;
        await client.CancelAsync();
        _gate.Set();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Equal(1, await _pool.RunAsync(_ => 1, Token));
    }

    [Fact]
    public async Task Run_ThatFails_TellsNoInternalsAndTheReplicaGoesOn()
    {
        var failed = await Assert.ThrowsAsync<TranslationException>(
            () => _pool.RunAsync<int>(_ => throw new InvalidOperationException("a native stack"), Token));

        Assert.Equal(TranslationError.Internal, failed.Error);
        Assert.DoesNotContain("native", failed.Message, StringComparison.Ordinal);
        Assert.Equal(1, await _pool.RunAsync(_ => 1, Token));
    }

    [Fact]
    public async Task Run_OutOfMemory_IsSaidToBeTemporary()
    {
        var failed = await Assert.ThrowsAsync<TranslationException>(() => _pool.RunAsync<int>(
            _ => throw new System.ComponentModel.Win32Exception("DefaultCPUAllocator: can't allocate memory"), Token));
        Assert.Equal(TranslationError.OutOfMemory, failed.Error);
    }

    [Fact]
    public async Task Drain_WithWorkWaiting_FinishesItAndTakesNoMore()
    {
        var running = await OccupyAsync();
        var waiting = _pool.RunAsync(_ => 1, Token);
        var drained = _pool.DrainAsync(Token);

        var refused = await Assert.ThrowsAsync<TranslationException>(() => _pool.RunAsync(_ => 2, Token));
        _gate.Set();

        Assert.Equal(TranslationError.Draining, refused.Error);
        Assert.True(await drained);
        await running;
        Assert.Equal(1, await waiting);
    }

    [Fact]
    public async Task Drain_OutOfPatience_AnswersWhatStillWaits()
    {
        var running = await OccupyAsync();
        var waiting = _pool.RunAsync(_ => 1, Token);

        Assert.False(await _pool.DrainAsync(new CancellationToken(canceled: true)));

        Assert.Equal(TranslationError.Draining, (await Assert.ThrowsAsync<TranslationException>(() => waiting)).Error);
        _gate.Set();
        await running;
    }

    /// <summary>Keeps the only replica busy until the gate opens.</summary>
    private async Task<Task<int>> OccupyAsync()
    {
        var started = new TaskCompletionSource();
        var running = _pool.RunAsync(
            _ =>
            {
                started.SetResult();
                _gate.Wait(CancellationToken.None);
                return 0;
            },
            Token);
        await started.Task;
        return running;
    }
}
