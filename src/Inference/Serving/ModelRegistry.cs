using System.Collections.Concurrent;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Inference.Serving;

/// <summary>What became of every model folder. Readers never wait.</summary>
internal sealed class ModelRegistry : IDisposable
{
    /// <summary>The trained model that ships; it is the default wherever it is ready.</summary>
    private const string PreferredDefault = "landscape";

    private readonly ConcurrentDictionary<string, ModelStatus> _statuses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ServedModel> _served = new(StringComparer.Ordinal);
    private readonly string? _configuredDefault;

    public ModelRegistry(string? configuredDefault)
    {
        _configuredDefault = configuredDefault;
    }

    /// <summary>Something here is different now.</summary>
    public event Action? Changed;

    public IReadOnlyList<ModelStatus> Statuses => [.. _statuses.Values.OrderBy(status => status.Id, StringComparer.Ordinal)];

    /// <summary>The configured model, else the shipped trained one, else the first that is ready.</summary>
    public string? Default =>
        _configuredDefault
        ?? (_served.ContainsKey(PreferredDefault) ? PreferredDefault : _served.Keys.Order(StringComparer.Ordinal).FirstOrDefault());

    public void Set(ModelStatus status)
    {
        _statuses[status.Id] = status;
        Changed?.Invoke();
    }

    /// <summary>Serves a model from here on. One of the same id that was served before is freed when its last translation ends.</summary>
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

    /// <summary>The model of that id, in use until it is disposed.</summary>
    /// <exception cref="TranslationException">The model is unknown, broken or still loading.</exception>
    public ServedModel Use(string? id)
    {
        // One that was just freed has a successor.
        while ((id ?? Default) is { } name && _served.TryGetValue(name, out var model))
        {
            if (model.TryUse())
            {
                return model;
            }
        }

        throw ModelRefusal.Of(id ?? Default, Statuses);
    }

    /// <summary>Frees every model's weights; only once no replica runs.</summary>
    public void Dispose()
    {
        foreach (var model in _served.Values)
        {
            model.Dispose();
        }
    }
}
