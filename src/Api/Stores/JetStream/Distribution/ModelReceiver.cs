using System.Collections.Concurrent;
using CoCosNet.Api.Roles;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using NATS.Client.JetStream;
using NATS.Client.ObjectStore;
using NATS.Client.ObjectStore.Models;

namespace CoCosNet.Api.Stores.JetStream.Distribution;

/// <summary>Watches the published models and has this process serve them. Setting <c>Nats__Models</c>.</summary>
internal sealed class ModelReceiver(
    JetStreamServer server, ModelDelivery delivery, [FromKeyedServices(RoleSettings.LocalTranslator)] ITranslator local, IModelReloader reloader,
    RefusedModels refused, TimeProvider time, ILogger<ModelReceiver> logger) : BackgroundService
{
    /// <summary>Number of worker processes that a model may end while it is loaded.</summary>
    private const int MaximumLosses = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>How often a delivery that failed for want of a network or a disk is repeated.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, PublishedModel> _published = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _losses = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changed = new(0);
    private readonly Lock _lock = new();
    private (string Id, CancellationTokenSource Cancellation)? _current;

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(WatchAsync(stoppingToken), DeliverAllAsync(stoppingToken));

    private async Task WatchAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var objects = await server.ModelsAsync(stopping);
                await foreach (var metadata in objects.WatchAsync(cancellationToken: stopping))
                {
                    Note(metadata);
                }
            }
            catch (NatsJSApiException exception) when (exception.Error.Code == StatusCodes.Status404NotFound)
            {
                // Nothing is published yet.
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                JetStreamLog.WatchFailed(logger, exception, "models");
            }

            await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Note(ObjectMetadata metadata)
    {
        if (metadata.Deleted)
        {
            _published.TryRemove(metadata.Name, out _);
            return;
        }

        _published[metadata.Name] = PublishedModel.Of(metadata);
        lock (_lock)
        {
            if (_current is { } current && current.Id == metadata.Name)
            {
                // The object that is being downloaded is no longer complete.
                current.Cancellation.Cancel();
            }
        }

        _changed.Release();
    }

    private async Task DeliverAllAsync(CancellationToken stopping)
    {
        try
        {
            await RecoverAsync(stopping);
            while (true)
            {
                foreach (var model in _published.Values.OrderBy(model => model.Id, StringComparer.Ordinal))
                {
                    await TryDeliverAsync(model, stopping);
                }

                await _changed.WaitAsync(Period, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    /// <summary>Waits until the models of the start are loaded, and restores one whose replacement was interrupted.</summary>
    private async Task RecoverAsync(CancellationToken stopping)
    {
        while (!IsSettled())
        {
            await Task.Delay(Pause / 10, time, stopping);
        }

        try
        {
            foreach (var id in await delivery.RecoverAsync(stopping))
            {
                await reloader.ReloadAsync(id, stopping);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or TranslationException)
        {
            DistributionLog.RecoveryFailed(logger, exception.Message);
        }
    }

    private bool IsSettled() => local.IsAlive && local.Models.All(model => model.State != ModelState.Loading);

    private bool IsServed(PublishedModel model) =>
        local.Models.Any(status => status.Id == model.Id && status.State == ModelState.Ready && status.Description?.Digest == model.Digest);

    private async Task TryDeliverAsync(PublishedModel model, CancellationToken stopping)
    {
        if (IsServed(model))
        {
            refused.Remove(model.Id);
            return;
        }

        if (!IsSettled() || refused.Contains(model.Id, model.Version))
        {
            return;
        }

        using var replaced = new CancellationTokenSource();
        lock (_lock)
        {
            _current = (model.Id, replaced);
        }

        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, replaced.Token);
            await delivery.DeliverAsync(model, either.Token);
            refused.Remove(model.Id);
            DistributionLog.Delivered(logger, model.Id, model.Digest);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested || replaced.IsCancellationRequested)
        {
        }
        catch (Exception exception) when (IsFinal(model, exception))
        {
            refused.Add(model.Id, model.Version, model.Digest, exception.Message);
            DistributionLog.Refused(logger, model.Id, model.Digest, exception.Message);
        }
        catch (Exception exception)
        {
            DistributionLog.Postponed(logger, model.Id, exception.Message);
        }
        finally
        {
            lock (_lock)
            {
                _current = null;
            }
        }
    }

    /// <summary>Whether another try with the same object would fail too.</summary>
    private bool IsFinal(PublishedModel model, Exception exception)
    {
        if (exception is TranslationException { Error: TranslationError.WorkerLost })
        {
            return (_losses[model.Version] = _losses.GetValueOrDefault(model.Version) + 1) >= MaximumLosses;
        }

        return exception is InvalidDataException or NatsObjException or TranslationException { Error: not TranslationError.Draining };
    }
}
