using System.Collections.Concurrent;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Inference.Serving;

/// <summary>Holds the status of every model folder and the models that are served. Readers never block.</summary>
internal sealed class ModelRegistry : IDisposable
{
    /// <summary>The trained model that ships; it is the default when it is ready.</summary>
    private const string PreferredDefault = "landscape";

    private readonly ConcurrentDictionary<string, ModelStatus> _statuses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ServedModel> _served = new(StringComparer.Ordinal);
    private readonly string? _configuredDefault;

    public ModelRegistry(string? configuredDefault)
    {
        _configuredDefault = configuredDefault;
    }

    /// <summary>Raised when a status or the default changes.</summary>
    public event Action? Changed;

    public IReadOnlyList<ModelStatus> Statuses => [.. _statuses.Values.OrderBy(status => status.Id, StringComparer.Ordinal)];

    /// <summary>The configured model, otherwise the shipped trained one, otherwise the first that is ready.</summary>
    public string? Default =>
        _configuredDefault
        ?? (_served.ContainsKey(PreferredDefault) ? PreferredDefault : _served.Keys.Order(StringComparer.Ordinal).FirstOrDefault());

    public void Set(ModelStatus status)
    {
        _statuses[status.Id] = status;
        Changed?.Invoke();
    }

    /// <summary>Starts to serve a model. A previous model of the same id is freed when its last translation ends.</summary>
    public void Serve(ServedModel model)
    {
        ServedModel? former;
        lock (_served)
        {
            _served.TryGetValue(model.Description.Id, out former);
            _served[model.Description.Id] = model;
        }

        former?.Dispose();
        Set(new ModelStatus { Id = model.Description.Id, State = ModelState.Ready, Description = model.Description });
    }

    /// <summary>Returns the model with an id and begins a use that ends when it is disposed.</summary>
    /// <exception cref="TranslationException">The model is unknown, broken or still loading.</exception>
    public ServedModel Use(string? id)
    {
        // A model that was freed meanwhile has a successor, so try again.
        while ((id ?? Default) is { } name && _served.TryGetValue(name, out var model))
        {
            if (model.TryUse())
            {
                return model;
            }
        }

        throw ModelRefusal.Of(id ?? Default, Statuses);
    }

    /// <summary>Frees the weights of all models; call only when no replica runs.</summary>
    public void Dispose()
    {
        foreach (var model in _served.Values)
        {
            model.Dispose();
        }
    }
}
