using System.Collections.Concurrent;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>The published models that this process cannot use, which its announcements report.</summary>
internal sealed class RefusedModels
{
    private readonly ConcurrentDictionary<string, (string Version, RefusedModel Model)> _models = new(StringComparer.Ordinal);

    public IReadOnlyList<RefusedModel> All => [.. _models.Values.Select(refused => refused.Model).OrderBy(model => model.Id, StringComparer.Ordinal)];

    public bool Contains(string id, string version) => _models.TryGetValue(id, out var refused) && refused.Version == version;

    public void Add(string id, string version, string digest, string problem) => _models[id] = (version, new RefusedModel(id, digest, problem));

    public void Remove(string id) => _models.TryRemove(id, out _);
}

/// <summary>A published model that a worker cannot use.</summary>
internal sealed record RefusedModel(string Id, string Digest, string Problem);
