using CoCosNet.Model.Weights.Files;

namespace CoCosNet.Model.Weights.Pytorch;

/// <summary>The storages that a pickle refers to. Tensors share a storage by repeating its description, which must be identical.</summary>
internal sealed class StorageTable
{
    private readonly Dictionary<string, StorageReference> _storages = new(StringComparer.Ordinal);

    public IReadOnlyCollection<StorageReference> All => _storages.Values;

    /// <summary>Adds a storage, or returns the identical one described before.</summary>
    public StorageReference Add(StorageReference described)
    {
        if (!_storages.TryGetValue(described.Key, out var known))
        {
            _storages.Add(described.Key, described);
            return described;
        }

        if (known.Type != described.Type || known.Length != described.Length)
        {
            throw new CheckpointException(
                CheckpointError.BadStorage,
                $"Storage {UntrustedText.Quote(known.Key)} is both {known.Length} × {known.Type} and {described.Length} × {described.Type}.");
        }

        return known;
    }

    public bool TryGet(string key, out StorageReference storage) => _storages.TryGetValue(key, out storage!);
}
