namespace CoCosNet.Api.Exemplars;

/// <summary>The record of a stored exemplar.</summary>
internal sealed record Exemplar
{
    /// <summary>Digest of its files.</summary>
    public required string Id { get; init; }

    /// <summary>The only caller who may use it; empty if it was stored without access control. The same files of two owners are two
    /// exemplars.</summary>
    public required string Owner { get; init; }

    /// <summary>Its name in the state: the owner, if any, followed by the id.</summary>
    public string Key => KeyOf(Owner, Id);

    public required string MediaType { get; init; }

    public required long Bytes { get; init; }

    public required bool HasMap { get; init; }

    /// <summary>Whether the map includes a subset file, as poses in text form do.</summary>
    public required bool HasSubset { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>Whether its files have been deleted, by request, expiry or lack of space.</summary>
    public bool Gone { get; init; }

    /// <summary>The owner of a key.</summary>
    public static string OwnerOf(string key) => key[..Math.Max(0, key.IndexOf('/'))];

    /// <summary>The id of a key.</summary>
    public static string IdOf(string key) => key[(key.IndexOf('/') + 1)..];

    public static string KeyOf(string owner, string id) => owner.Length == 0 ? id : $"{owner}/{id}";
}
