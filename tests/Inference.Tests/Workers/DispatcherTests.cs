using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Workers.Supervision;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Tests.Workers;

/// <summary>Who works on what, and what a death means, without processes.</summary>
public sealed class DispatcherTests : IDisposable
{
    private static readonly WorkerExit Fault = new(FromOutside: false, "signal 6");
    private static readonly WorkerExit Killed = new(FromOutside: true, "it was killed");

    private readonly WorkerSlot _slot = new();
    private readonly FrameSender _sender = new(Stream.Null, "nowhere");
    private readonly Dispatcher _dispatcher;

    public DispatcherTests()
    {
        _dispatcher = new Dispatcher([_slot], capacity: 2, configuredDefault: null, TimeProvider.System);
        Report(("a", ModelState.Ready), ("b", ModelState.Loading));
    }

    public void Dispose() => _sender.Dispose();

    [Fact]
    public void Accept_WithRoom_GivesItToTheWorkerAtOnce()
    {
        var pending = Accept(1);
        Assert.Same(pending, _dispatcher.Find(_slot, pending.Id));
    }

    [Fact]
    public void Accept_WithAFullQueue_IsRefusedWithATimeToComeBack()
    {
        var running = new[] { Accept(1), Accept(2) };
        var waiting = new[] { Accept(3), Accept(4) };

        var refused = Assert.Throws<TranslationException>(() => Accept(5));

        Assert.Equal(TranslationError.QueueFull, refused.Error);
        Assert.NotNull(refused.RetryAfter);
        _dispatcher.Finish(_slot, running[0].Id);
        Assert.NotNull(_dispatcher.Find(_slot, waiting[0].Id));
        Assert.Null(_dispatcher.Find(_slot, waiting[1].Id));
    }

    [Theory]
    [InlineData("b", TranslationError.ModelLoading)]
    [InlineData("c", TranslationError.UnknownModel)]
    public void Accept_ForAModelThatCannotServe_IsRefused(string model, TranslationError error) =>
        Assert.Equal(error, Assert.Throws<TranslationException>(() => _dispatcher.Accept(Request(1) with { Model = model }, null)).Error);

    [Fact]
    public void Accept_WhileTheWorkerIsReplaced_Waits()
    {
        _dispatcher.Lose(_slot, Killed);
        Assert.False(_dispatcher.IsAlive);
        Assert.Equal(ModelState.Loading, _dispatcher.Models[0].State);

        var pending = Accept(1);
        Report(("a", ModelState.Loading));
        Assert.Null(_dispatcher.Find(_slot, pending.Id));

        Report(("a", ModelState.Ready));
        Assert.NotNull(_dispatcher.Find(_slot, pending.Id));
    }

    [Fact]
    public void Accept_WhileTheNextWorkerLoads_WaitsToo()
    {
        _dispatcher.Lose(_slot, Killed);
        Report(("a", ModelState.Loading), ("b", ModelState.Ready));

        var pending = Accept(1);

        Assert.Equal("a", _dispatcher.DefaultModel);
        Assert.Null(_dispatcher.Find(_slot, pending.Id));
        Report(("a", ModelState.Ready), ("b", ModelState.Ready));
        Assert.NotNull(_dispatcher.Find(_slot, pending.Id));
    }

    [Fact]
    public async Task Accepted_WhoseModelIsBrokenInTheNextWorker_HearsWhy()
    {
        var pending = Accept(1);
        _dispatcher.Lose(_slot, Killed);
        Report(("a", ModelState.Broken));
        Assert.Equal(TranslationError.ModelBroken, (await Assert.ThrowsAsync<TranslationException>(() => pending.Completion)).Error);
    }

    [Fact]
    public async Task Lose_ByAFault_RetriesTheSuspectsOneByOne()
    {
        var (guilty, innocent, later) = (Accept(1), Accept(2), Accept(3));
        Assert.Equal(2, _dispatcher.Lose(_slot, Fault));

        Report(("a", ModelState.Ready));
        Assert.NotNull(_dispatcher.Find(_slot, guilty.Id));
        Assert.Null(_dispatcher.Find(_slot, innocent.Id));
        Assert.Null(_dispatcher.Find(_slot, later.Id));

        Assert.Equal(0, _dispatcher.Lose(_slot, Fault));
        Assert.Equal(TranslationError.HarmfulInput, (await Assert.ThrowsAsync<TranslationException>(() => guilty.Completion)).Error);

        Report(("a", ModelState.Ready));
        Assert.NotNull(_dispatcher.Find(_slot, innocent.Id));
        Assert.Null(_dispatcher.Find(_slot, later.Id));
        _dispatcher.Finish(_slot, innocent.Id);
        Assert.NotNull(_dispatcher.Find(_slot, later.Id));
        Assert.Equal(TranslationError.HarmfulInput, Assert.Throws<TranslationException>(() => Accept(1)).Error);
    }

    [Fact]
    public async Task Lose_ByKills_BlamesNobodyButHasAnEnd()
    {
        var pending = Accept(1);
        var deaths = 0;
        for (; !pending.Completion.IsCompleted; deaths++)
        {
            Assert.NotNull(_dispatcher.Find(_slot, pending.Id));
            _dispatcher.Lose(_slot, Killed);
            Report(("a", ModelState.Ready));
        }

        Assert.Equal(11, deaths);
        Assert.Equal(TranslationError.WorkerLost, (await Assert.ThrowsAsync<TranslationException>(() => pending.Completion)).Error);
        Assert.NotNull(Accept(1));
    }

    [Fact]
    public async Task Cancel_OfARunningRequest_KeepsItsReplicaBusyUntilTheWorkerSaysSo()
    {
        var (running, _) = (Accept(1), Accept(2));
        var waiting = Accept(3);
        _dispatcher.Cancel(running, new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Completion);
        Assert.Null(_dispatcher.Find(_slot, waiting.Id));
        Assert.True(_dispatcher.IsStuck(_slot, TimeSpan.FromTicks(-1)));
        _dispatcher.Finish(_slot, running.Id);
        Assert.NotNull(_dispatcher.Find(_slot, waiting.Id));
        Assert.False(_dispatcher.IsStuck(_slot, TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public async Task Drain_WithWork_EndsWhenItIsDoneAndTakesNoMore()
    {
        var pending = Accept(1);
        var drained = _dispatcher.DrainAsync(CancellationToken.None);

        Assert.Equal(TranslationError.Draining, Assert.Throws<TranslationException>(() => Accept(2)).Error);
        Assert.False(drained.IsCompleted);
        _dispatcher.Finish(_slot, pending.Id);
        await drained;
    }

    [Fact]
    public async Task Drain_OutOfPatience_AnswersWhatIsLeft()
    {
        var all = new[] { Accept(1), Accept(2), Accept(3) };
        await _dispatcher.DrainAsync(new CancellationToken(canceled: true));
        foreach (var pending in all)
        {
            Assert.Equal(TranslationError.Draining, (await Assert.ThrowsAsync<TranslationException>(() => pending.Completion)).Error);
        }
    }

    private static TranslationRequest Request(byte number) => new() { Map = new SemanticMapFile(new[] { number }), Exemplar = new[] { number } };

    private PendingTranslation Accept(byte number) => _dispatcher.Accept(Request(number), null);

    private void Report(params (string Id, ModelState State)[] models) => _dispatcher.Report(
        _slot, _sender, new WorkerReport(2, "float32", models.FirstOrDefault(model => model.State == ModelState.Ready).Id, [.. models.Select(model => new ModelStatus { Id = model.Id, State = model.State })]));
}
