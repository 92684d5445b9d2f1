using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Serving;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Translates in worker processes, one per device.</summary>
internal sealed class SupervisedTranslator : IHostedTranslator
{
    private readonly Dispatcher _dispatcher;

    public SupervisedTranslator(Dispatcher dispatcher, IReadOnlyList<WorkerSupervisor> supervisors)
    {
        _dispatcher = dispatcher;
        Supervisors = supervisors;
    }

    public IReadOnlyList<ModelStatus> Models => _dispatcher.Models;

    public string? DefaultModel => _dispatcher.DefaultModel;

    public bool IsAlive => _dispatcher.IsAlive;

    /// <summary>One a device.</summary>
    public IReadOnlyList<WorkerSupervisor> Supervisors { get; }

    public async Task<TranslationResult> TranslateAsync(
        TranslationRequest request, IProgress<TranslationProgress>? progress, CancellationToken cancellationToken)
    {
        var pending = _dispatcher.Accept(request, progress);
        await using var registration = cancellationToken.UnsafeRegister(
            (_, token) => _dispatcher.Cancel(pending, token), null).ConfigureAwait(false);
        return await pending.Completion.ConfigureAwait(false);
    }

    public string Directory => Supervisors[0].Models;

    /// <summary>Reloads the model in every worker, one device after the other, so that the others translate meanwhile.</summary>
    public async Task<ModelStatus> ReloadAsync(string id, string? folder, CancellationToken cancellationToken)
    {
        ModelStatus? status = null;
        foreach (var (index, supervisor) in Supervisors.Index())
        {
            try
            {
                status = await supervisor.ReloadAsync(id, folder).WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (TranslationException) when (folder is not null && index > 0)
            {
                // The devices before this one return to the folder that all of them had.
                await Task.WhenAll(Supervisors.Take(index).Select(Task (changed) => changed.ReloadAsync(id, folder: null)))
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
        }

        return status!;
    }

    /// <summary>Completes when every worker has reported its models, so that "loading" is never mistaken for "unknown".</summary>
    /// <exception cref="StartException">No worker can be started, or a configured device is not available.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(Supervisors.Select(supervisor => supervisor.StartAsync())).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException exception)
        {
            throw new StartException(StartFailure.Device, exception.Message, exception);
        }
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _dispatcher.DrainAsync(cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(Supervisors.Select(supervisor => Task.Run(supervisor.Stop, CancellationToken.None))).ConfigureAwait(false);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var supervisor in Supervisors)
        {
            supervisor.Dispose();
        }
    }
}
