using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Serving;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>The translator of a server whose tensor operations run in worker processes, one a device.</summary>
internal sealed class SupervisedTranslator : IHostedTranslator
{
    private readonly Dispatcher _dispatcher;
    private readonly IReadOnlyList<WorkerKeeper> _keepers;

    public SupervisedTranslator(Dispatcher dispatcher, IReadOnlyList<WorkerKeeper> keepers)
    {
        _dispatcher = dispatcher;
        _keepers = keepers;
    }

    public IReadOnlyList<ModelStatus> Models => _dispatcher.Models;

    public string? DefaultModel => _dispatcher.DefaultModel;

    public bool IsAlive => _dispatcher.IsAlive;

    /// <summary>Of the workers that run now.</summary>
    public IReadOnlyList<int> ProcessIds => [.. _keepers.Select(keeper => keeper.ProcessId).OfType<int>()];

    public async Task<TranslationResult> TranslateAsync(
        TranslationRequest request, IProgress<TranslationProgress>? progress, CancellationToken cancellationToken)
    {
        var pending = _dispatcher.Accept(request, progress);
        await using var registration = cancellationToken.UnsafeRegister(
            (_, token) => _dispatcher.Cancel(pending, token), null).ConfigureAwait(false);
        return await pending.Completion.ConfigureAwait(false);
    }

    /// <summary>Ends when every worker knows its models, so that "loading" is never mistaken for "unknown".</summary>
    /// <exception cref="StartException">No worker can be started, or not for the device that is set.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_keepers.Select(keeper => keeper.StartAsync())).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException exception)
        {
            throw new StartException(StartFailure.Device, exception.Message, exception);
        }
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _dispatcher.DrainAsync(cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(_keepers.Select(keeper => Task.Run(keeper.Stop, CancellationToken.None))).ConfigureAwait(false);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var keeper in _keepers)
        {
            keeper.Dispose();
        }
    }
}
